import LabKit

/// The symptoms that nobody has explained yet, by the number of the handout's step. Delete a line when you believe that
/// you have mended what causes it: from then on the grader looks at it.
func noteSymptom(_ step: Int) {
    switch step {
    // Your code: delete the lines of what you have mended.
    case 1: TODO(1, "the shop's sends lead nowhere: billing hangs beside them")
    case 2: TODO(2, "some traces hold the orders of several customers")
    case 3: TODO(3, "an order's second attempt is not where its first one is")
    case 4: TODO(4, "the warehouse says it packed 20 orders, and leads to one")
    case 5: TODO(5, "customers were not told, and no trace shows an error")
    case 6: TODO(6, "an order that came back from the dead letters has no past")
    case 7: TODO(7, "notifications is missing from most traces")
    case 8: TODO(8, "no test would have noticed any of this")
    // End of your code.
    default: break
    }
}
