import Grading

let lab11Chaffs: [Chaff<Lab11Subject>] = []
