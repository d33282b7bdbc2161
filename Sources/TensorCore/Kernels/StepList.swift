import CKernels

/// Steps to be run in order again and again, those of one group by any thread.
// Sendable: nobody changes the steps; whoever runs them sees to the memory that they write, and to it
// that nobody else runs the same list.
@safe final class StepList: @unchecked Sendable {
  private let steps: [Step]
  /// The same, for C.
  private let base: UnsafeMutablePointer<ck_step>
  private let count: Int
  /// How they are shared out, where some of them may run at the same time.
  private let shared: UnsafeMutablePointer<ck_shared_steps>?
  private let tickets: UnsafeMutableBufferPointer<ck_ticket>
  /// The most steps that may run at the same time.
  private let width: Int

  init(_ steps: [Step]) {
    self.steps = steps
    count = steps.count
    width = steps.map(\.groupCount).max() ?? 1
    unsafe base = .allocate(capacity: Swift.max(1, steps.count))
    for (index, step) in steps.enumerated() {
      unsafe (base + index).initialize(to: step.step)
    }
    guard width > 1 else {
      unsafe (shared, tickets) = (nil, UnsafeMutableBufferPointer(start: nil, count: 0))
      return
    }
    let made = Self.tickets(steps)
    unsafe tickets = .allocate(capacity: made.count)
    _ = unsafe tickets.initialize(from: made)
    let shared = UnsafeMutablePointer<ck_shared_steps>.allocate(capacity: 1)
    unsafe shared.initialize(to: ck_shared_steps())
    unsafe shared.pointee.steps = UnsafePointer(base)
    unsafe shared.pointee.tickets = UnsafePointer(tickets.baseAddress!)
    unsafe shared.pointee.count = made.count
    unsafe self.shared = shared
  }

  deinit {
    unsafe base.deallocate()
    if let shared = unsafe shared { unsafe shared.deallocate() }
    unsafe tickets.deallocate()
  }

  /// A ticket for each step of a group, one for all steps between two groups.
  private static func tickets(_ steps: [Step]) -> [ck_ticket] {
    var tickets: [ck_ticket] = []
    var place = 0
    while place < steps.count {
      let after = tickets.count
      let group = Swift.max(1, steps[place].groupCount)
      if group > 1 {
        for step in place..<(place + group) {
          tickets.append(ck_ticket(first: step, count: 1, after: after))
        }
        place += group
        continue
      }
      var end = place + 1
      while end < steps.count && steps[end].groupCount <= 1 { end += 1 }
      tickets.append(ck_ticket(first: place, count: end - place, after: after))
      place = end
    }
    return tickets
  }

  func run() throws(TensorError) {
    if unsafe shared != nil && Workers.mayShare { return try runShared() }
    let finished = unsafe ck_run(base, count)
    if finished < count { throw steps[finished].failure }
  }

  private func runShared() throws(TensorError) {
    guard let shared = unsafe shared else { return }
    unsafe ck_shared_start(shared)
    try Workers.share(Swift.min(width, Workers.defaultThreads)) { [self] _ in
      unsafe ck_shared_work(self.shared)
    }
    let failed = unsafe ck_shared_failure(shared)
    if failed >= 0 { throw steps[failed].failure }
  }
}
