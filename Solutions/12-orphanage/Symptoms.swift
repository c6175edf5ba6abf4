import LabKit

/// The symptoms that nobody has explained yet, by the number of the handout's step. Delete a line when you believe that
/// you have mended what causes it: from then on the grader looks at it.
func noteSymptom(_ step: Int) {
    switch step {
    // Your code: delete the lines of what you have mended.
    // End of your code.
    default: break
    }
}
