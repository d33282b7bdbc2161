import CKernels
import Glibc
import Synchronization

/// Threads of our own that share out independent pieces of work.
///
/// The pieces are taken in order and their results kept in order, so the number of threads changes no
/// result. Threads wait for a short while in a loop, then sleep: a training loop hands out work every
/// thirty microseconds, and to be woken takes as long.
public enum Workers {
  private static let limit = Atomic<Int>(initialLimit())

  /// How many threads work at most, the caller's included: `METAPEFT_THREADS`, else one a core.
  public static var defaultThreads: Int {
    get { limit.load(ordering: .relaxed) }
    set { limit.store(Swift.max(1, newValue), ordering: .relaxed) }
  }

  private static func initialLimit() -> Int {
    if let text = unsafe getenv("METAPEFT_THREADS"), let count = unsafe Int(String(cString: text)),
      count > 0
    {
      return Swift.min(count, 1024)
    }
    return processors
  }

  static let processors = Swift.max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))

  /// Whether this thread may hand out work: a piece of work that is already shared out may not.
  static var mayShare: Bool { defaultThreads > 1 && !ThreadState.current.isWorking }

  /// `body(0), …, body(count − 1)`, independent of each other, on all threads there may be.
  static func share(
    _ count: Int, _ body: @escaping @Sendable (Int) throws(TensorError) -> Void
  ) throws(TensorError) {
    do {
      try run(count, threads: defaultThreads) { index, _ in try body(index) }
    } catch {
      throw error as? TensorError ?? .interrupted
    }
  }

  /// The most threads that work at once, whatever a caller asks for.
  public static let mostThreads = 64

  /// `body(0), …, body(count − 1)` on up to `threads` threads; the error of the lowest index that
  /// failed is thrown.
  ///
  /// - Parameter finished: Called on the caller's thread, now and then, with how many are done.
  public static func map<Result: Sendable>(
    _ count: Int, threads: Int = defaultThreads, finished: ((Int) -> Void)? = nil,
    _ body: @escaping @Sendable (Int) throws -> Result
  ) throws -> [Result] {
    let found = Mutex<[Result?]>(Array(repeating: nil, count: count))
    try run(count, threads: threads, finished: finished) { index, _ in
      let result = try body(index)
      found.withLock { $0[index] = result }
    }
    return found.withLock { $0.map { $0! } }
  }

  /// How many threads would work on `count` pieces.
  package static func workers(_ count: Int, threads: Int) -> Int {
    ThreadState.current.isWorking ? 1 : Swift.max(1, Swift.min(threads, count, mostThreads))
  }

  /// As `map`, for work that leaves its results itself; `body` is told the number of the thread that
  /// runs it, too, below `workers(count, threads:)`.
  package static func run(
    _ count: Int, threads: Int, finished: ((Int) -> Void)? = nil,
    _ body: @escaping @Sendable (_ index: Int, _ worker: Int) throws -> Void
  ) throws {
    let workers = workers(count, threads: threads)
    if workers == 1 {
      for index in 0..<count {
        try body(index, 0)
        finished?(index + 1)
      }
      return
    }
    let job = Job(count, workers: workers, body)
    Crew.shared.offer(job, helpers: workers - 1)
    while job.runNext(0) { finished?(job.finishedCount) }
    job.wait()
    finished?(count)
    if let error = job.failure.withLock({ $0?.error }) { throw error }
  }
}

/// Pieces of work that several threads take from: each first from a share of its own, then from those of
/// the others. So the threads write to the same places only towards the end.
// Sendable: the counters are atomic, the rest never changes.
@safe private final class Job: @unchecked Sendable {
  /// A share's next piece, and how many pieces its owner has finished, of any share.
  private struct Share: ~Copyable {
    let next: Atomic<Int>
    let end: Int
    let finished = Atomic<Int>(0)
    /// Two lines of cache, which are fetched together, for each share alone.
    let padding: InlineArray<13, Int> = .init(repeating: 0)

    init(_ range: Range<Int>) {
      next = Atomic(range.lowerBound)
      end = range.upperBound
    }

    /// A piece, if there is one left.
    func take() -> Int? {
      if next.load(ordering: .relaxed) >= end { return nil }
      let index = next.add(1, ordering: .relaxed).oldValue
      return index < end ? index : nil
    }
  }

  private let joined = Atomic<Int>(0)
  private let count: Int
  private let workers: Int
  private let shares: UnsafeMutablePointer<Share>
  private let body: @Sendable (Int, Int) throws -> Void
  /// The error of the lowest index that failed.
  let failure = Mutex<(index: Int, error: any Error)?>(nil)

  init(_ count: Int, workers: Int, _ body: @escaping @Sendable (Int, Int) throws -> Void) {
    (self.count, self.workers) = (count, workers)
    self.body = body
    unsafe shares = .allocate(capacity: workers)
    for worker in 0..<workers {
      unsafe (shares + worker).initialize(
        to: Share(worker * count / workers..<(worker + 1) * count / workers))
    }
  }

  deinit {
    unsafe shares.deinitialize(count: workers)
    unsafe shares.deallocate()
  }

  /// What a helper does.
  func work() {
    // What the caller reads of the job is written only where there are several to be told apart.
    let worker = workers == 2 ? 1 : joined.add(1, ordering: .relaxed).newValue
    while runNext(worker) {}
  }

  /// Runs the next piece; false when there is none left.
  func runNext(_ worker: Int) -> Bool {
    for other in 0..<workers {
      let place = worker + other
      if let index = unsafe shares[place < workers ? place : place - workers].take() {
        run(index, worker)
        return true
      }
    }
    return false
  }

  private func run(_ index: Int, _ worker: Int) {
    let state = ThreadState.current
    state.isWorking = true
    do {
      try body(index, worker)
    } catch {
      failure.withLock { known in
        if known.map({ index < $0.index }) ?? true { known = (index, error) }
      }
    }
    state.isWorking = false
    unsafe shares[worker].finished.add(1, ordering: .releasing)
  }

  var finishedCount: Int {
    var sum = 0
    for worker in 0..<workers { unsafe sum += shares[worker].finished.load(ordering: .acquiring) }
    return sum
  }

  /// Waits for the pieces that other threads took.
  func wait() {
    var rounds = 0
    while finishedCount < count {
      rounds += 1
      if rounds > 5000 { sched_yield() } else { ck_pause() }
    }
  }
}

/// The helper threads, made when first wanted, and the work that waits for them.
private final class Crew: Sendable {
  static let shared = Crew()

  private struct State {
    var waiting: [Job] = []
    var sleeping = 0
  }

  private let state = Mutex(State())
  private let threads = Atomic<Int>(0)
  private let offers = Atomic<Int>(0)
  private let signal = Signal()

  /// Offers `job` to `helpers` threads.
  func offer(_ job: Job, helpers: Int) {
    let (missing, sleepers) = state.withLock { state in
      for _ in 0..<helpers { state.waiting.append(job) }
      let missing = Swift.max(0, helpers - threads.load(ordering: .relaxed))
      threads.add(missing, ordering: .relaxed)
      return (missing, state.sleeping)
    }
    offers.add(1, ordering: .releasing)
    if sleepers > 0 { signal.wakeAll() }
    for _ in 0..<missing { startThread() }
  }

  private func startThread() {
    var attributes = pthread_attr_t()
    unsafe pthread_attr_init(&attributes)
    unsafe pthread_attr_setstacksize(&attributes, 8 << 20)
    unsafe pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    var thread = pthread_t()
    // Signals are for the threads that wait for them.
    var all = sigset_t()
    var before = sigset_t()
    unsafe sigfillset(&all)
    unsafe pthread_sigmask(SIG_SETMASK, &all, &before)
    let failed = unsafe pthread_create(&thread, &attributes, { _ in Crew.shared.serve() }, nil)
    unsafe pthread_sigmask(SIG_SETMASK, &before, nil)
    unsafe pthread_attr_destroy(&attributes)
    // Without the thread the caller does its work itself.
    if failed != 0 { threads.subtract(1, ordering: .relaxed) }
  }

  private func serve() -> Never {
    while true {
      let seen = offers.load(ordering: .acquiring)
      // The lock is left alone where nothing waits: who offers the next job must not wait for it.
      var more = true
      while more {
        let job = state.withLock { state in
          defer { more = !state.waiting.isEmpty }
          return state.waiting.popLast()
        }
        job?.work()
      }
      // Some hundred microseconds, where each thread has a processor to itself.
      let patience = threads.load(ordering: .relaxed) < Workers.processors ? 6000 : 50
      var rounds = 0
      while offers.load(ordering: .acquiring) == seen {
        rounds += 1
        if rounds < patience {
          ck_pause()
          continue
        }
        state.withLock { $0.sleeping += 1 }
        signal.wait { offers.load(ordering: .acquiring) != seen }
        state.withLock { $0.sleeping -= 1 }
      }
    }
  }
}

/// A condition that threads sleep on.
// Sendable: POSIX mutexes and conditions are made to be shared; the memory is never freed.
@safe private final class Signal: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  init() {
    unsafe pthread_mutex_init(mutex, nil)
    unsafe pthread_cond_init(condition, nil)
  }

  /// Sleeps until `holds`, which is checked whenever somebody wakes the sleepers.
  func wait(until holds: () -> Bool) {
    unsafe pthread_mutex_lock(mutex)
    while !holds() { unsafe pthread_cond_wait(condition, mutex) }
    unsafe pthread_mutex_unlock(mutex)
  }

  func wakeAll() {
    unsafe pthread_mutex_lock(mutex)
    unsafe pthread_cond_broadcast(condition)
    unsafe pthread_mutex_unlock(mutex)
  }
}
