import Grading

let lab10Chaffs: [Chaff<Lab10Subject>] = []
