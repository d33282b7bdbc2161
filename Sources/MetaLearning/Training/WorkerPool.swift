import Dispatch
import Foundation
import Synchronization

/// Threads of our own that run the tasks of a meta-batch.
///
/// Results come back in the order of their indices, whichever thread made them, and where several
/// fail the first in that order is thrown: nothing about an outcome tells how many threads ran.
final class WorkerPool: Sendable {
  static let shared = WorkerPool()

  /// As many as the machine has processors.
  static var defaultWorkers: Int { ProcessInfo.processInfo.activeProcessorCount }

  /// The most threads a caller may ask for; OpenBLAS corrupts memory beyond some 150 callers.
  static let limit = 64

  private struct State {
    var waiting: [any Work] = []
    var threads = 0
  }

  private let state = Mutex(State())
  private let wake = DispatchSemaphore(value: 0)

  /// `body` at 0 ..< count, on up to `workers` threads, the caller's among them.
  ///
  /// - Parameter finished: Called on the caller's thread, now and then, with how many are done.
  func map<Result: Sendable>(
    _ count: Int, workers: Int, finished: ((Int) -> Void)? = nil,
    _ body: @escaping @Sendable (Int) throws -> Result
  ) throws -> [Result] {
    let helpers = min(workers, count, Self.limit) - 1
    guard helpers > 0 else {
      return try (0..<count).map { index in
        let result = try body(index)
        finished?(index + 1)
        return result
      }
    }
    let job = Job(count: count, body: body)
    enlist(job, helpers: helpers)
    while job.runNext() { finished?(job.finishedCount) }
    job.waitForOthers()
    finished?(count)
    return try job.results()
  }

  private func enlist(_ job: any Work, helpers: Int) {
    let new = state.withLock { state in
      for _ in 0..<helpers { state.waiting.append(job) }
      let new = max(0, helpers - state.threads)
      state.threads += new
      return new
    }
    for _ in 0..<new {
      let thread = Thread { [self] in serve() }
      thread.stackSize = 16 << 20
      thread.start()
    }
    for _ in 0..<helpers { wake.signal() }
  }

  private func serve() {
    while true {
      wake.wait()
      let job = state.withLock { $0.waiting.popLast() }
      while job?.runNext() == true {}
    }
  }
}

/// A job as the threads see it.
private protocol Work: Sendable {
  /// Runs the next index; false when there is none left.
  func runNext() -> Bool
}

private final class Job<Output: Sendable>: Work {
  private let count: Int
  private let body: @Sendable (Int) throws -> Output
  private let next = Atomic(0)
  private let finished = Atomic(0)
  private let outcomes: Mutex<[Result<Output, any Error>?]>
  private let allDone = DispatchSemaphore(value: 0)

  init(count: Int, body: @escaping @Sendable (Int) throws -> Output) {
    self.count = count
    self.body = body
    outcomes = Mutex(Array(repeating: nil, count: count))
  }

  var finishedCount: Int { finished.load(ordering: .relaxed) }

  func runNext() -> Bool {
    let index = next.add(1, ordering: .relaxed).oldValue
    guard index < count else { return false }
    let outcome = Result { try body(index) }
    outcomes.withLock { $0[index] = outcome }
    if finished.add(1, ordering: .acquiringAndReleasing).newValue == count { allDone.signal() }
    return true
  }

  func waitForOthers() { allDone.wait() }

  func results() throws -> [Output] {
    let outcomes = outcomes.withLock { $0 }
    return try outcomes.compactMap { try $0?.get() }
  }
}
