import CKernels

/// Steps to be run in order again and again.
// Sendable: nobody changes it; whoever runs it sees to the memory that the steps write.
@safe final class StepList: @unchecked Sendable {
  private let steps: [Step]
  /// The same, for C.
  private let base: UnsafeMutablePointer<ck_step>
  private let count: Int
  /// Whether some of them may run at the same time.
  private let mayShare: Bool

  init(_ steps: [Step]) {
    self.steps = steps
    count = steps.count
    mayShare = steps.contains { $0.groupCount > 1 }
    unsafe base = .allocate(capacity: Swift.max(1, steps.count))
    for (index, step) in steps.enumerated() {
      unsafe (base + index).initialize(to: step.step)
    }
  }

  deinit { unsafe base.deallocate() }

  func run() throws(TensorError) {
    if mayShare { return try Step.run(steps[...]) }
    let finished = unsafe ck_run(base, count)
    if finished < count { throw steps[finished].failure }
  }
}
