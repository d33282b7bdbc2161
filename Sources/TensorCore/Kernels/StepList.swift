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
  private let phases: UnsafeMutableBufferPointer<ck_phase>
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
    let made = width > 1 ? Self.shares(steps) : (tickets: [], phases: [])
    unsafe tickets = .allocate(capacity: made.tickets.count)
    _ = unsafe tickets.initialize(from: made.tickets)
    unsafe phases = .allocate(capacity: made.phases.count)
    _ = unsafe phases.initialize(from: made.phases)
    guard width > 1 else {
      unsafe shared = nil
      return
    }
    let shared = UnsafeMutablePointer<ck_shared_steps>.allocate(capacity: 1)
    unsafe shared.initialize(to: ck_shared_steps())
    unsafe shared.pointee.steps = UnsafePointer(base)
    unsafe shared.pointee.tickets = tickets.baseAddress
    unsafe shared.pointee.phases = UnsafePointer(phases.baseAddress)
    unsafe shared.pointee.phase_count = made.phases.count
    unsafe self.shared = shared
  }

  deinit {
    unsafe base.deallocate()
    if let shared = unsafe shared { unsafe shared.deallocate() }
    unsafe tickets.deallocate()
    unsafe phases.deallocate()
  }

  /// A phase for each group, of a ticket a step, and one of one ticket for all steps between two groups.
  private static func shares(_ steps: [Step]) -> (tickets: [ck_ticket], phases: [ck_phase]) {
    var tickets: [ck_ticket] = []
    var phases: [ck_phase] = []
    func add(_ first: Int, _ count: Int) {
      var ticket = ck_ticket()
      (ticket.first, ticket.count) = (first, count)
      tickets.append(ticket)
    }
    var place = 0
    while place < steps.count {
      let start = tickets.count
      let group = Swift.max(1, steps[place].groupCount)
      if group > 1 {
        for step in place..<(place + group) { add(step, 1) }
        place += group
      } else {
        var end = place + 1
        while end < steps.count && steps[end].groupCount <= 1 { end += 1 }
        add(place, end - place)
        place = end
      }
      phases.append(ck_phase(first: start, count: tickets.count - start))
    }
    return (tickets, phases)
  }

  func run() throws(TensorError) {
    if unsafe shared != nil && Workers.mayShare { return try runShared() }
    let finished = unsafe ck_run(base, count)
    if finished < count { throw failure(afterRunning: finished) }
  }

  /// Why the list did not go on after so many steps.
  func failure(afterRunning finished: Int) -> TensorError { steps[finished].failure }

  /// The steps of a list that is not shared out, for whoever keeps it: to run them counts no reference,
  /// which in a small plan takes as long as a step.
  @safe struct Unowned {
    private let base: UnsafeMutablePointer<ck_step>
    let count: Int

    fileprivate init(_ base: UnsafeMutablePointer<ck_step>, _ count: Int) {
      unsafe self.base = base
      self.count = count
    }

    /// Runs the steps; gives how many ran before one failed.
    func run() -> Int { unsafe ck_run(base, count) }
  }

  /// Nil where threads share the steps out. The list must live while that is used.
  var unowned: Unowned? { unsafe shared == nil ? Unowned(base, count) : nil }

  private func runShared() throws(TensorError) {
    guard let shared = unsafe shared else { return }
    unsafe ck_shared_start(shared)
    let workers = Swift.min(width, Workers.defaultThreads)
    // Milliseconds, where each thread has a processor to itself.
    unsafe shared.pointee.patience = workers <= Workers.processors ? 200_000 : 100
    do {
      try Workers.run(workers, threads: workers) { [self] _, worker in
        unsafe ck_shared_work(self.shared, worker, workers)
      }
    } catch {
      preconditionFailure("sharing itself throws nothing")
    }
    let failed = unsafe ck_shared_failure(shared)
    if failed >= 0 { throw steps[failed].failure }
  }
}
