import Glibc
import Synchronization

/// The bytes that arrays may take, in one process.
///
/// Every growth asks here first, so that a script's `zeros((1 << 40,))` is an error and not the end
/// of the process. The default is three quarters of the smaller of the machine's memory and the
/// control group's limit.
public enum MemoryBudget {
  private static let used = Atomic<Int>(0)
  private static let ceiling = Atomic<Int>(defaultLimit())
  private static let peak = Atomic<Int>(0)

  /// The bytes in use now.
  public static var bytesInUse: Int { used.load(ordering: .relaxed) }

  /// The most bytes that were in use since the start or the last `resetPeak`.
  public static var peakBytes: Int { peak.load(ordering: .relaxed) }

  /// Begins to look for the peak anew.
  public static func resetPeak() { peak.store(bytesInUse, ordering: .relaxed) }

  /// The most bytes that may be in use; lowering it below what is in use refuses further growth.
  public static var limit: Int {
    get { ceiling.load(ordering: .relaxed) }
    set { ceiling.store(Swift.max(0, newValue), ordering: .relaxed) }
  }

  /// Takes `bytes` from the budget, or throws `TensorError.memory`.
  public static func reserve(_ bytes: Int) throws(TensorError) {
    // Never more than is had, not even for an instant: another thread would be refused what there is.
    var before = bytesInUse
    while true {
      let available = limit - before
      if bytes > available {
        throw .memory(requested: bytes, available: Swift.max(0, available))
      }
      let (isDone, seen) = used.weakCompareExchange(
        expected: before, desired: before + bytes, ordering: .relaxed)
      if isDone { break }
      before = seen
    }
    // Two threads that pass the peak at once may leave the lower one: it is told, not relied on.
    if before &+ bytes > peakBytes { peak.store(before &+ bytes, ordering: .relaxed) }
  }

  /// Takes `bytes` for what already exists in another form: counted, and never refused.
  static func take(_ bytes: Int) {
    let before = used.add(bytes, ordering: .relaxed).oldValue
    if before &+ bytes > peakBytes { peak.store(before &+ bytes, ordering: .relaxed) }
  }

  /// Gives `bytes` back.
  public static func release(_ bytes: Int) {
    used.subtract(bytes, ordering: .relaxed)
  }

  /// The bytes that small arrays have been cut from, on all threads.
  package static var slabBytes: Int { SmallBlocks.slabBytes.load(ordering: .relaxed) }

  /// The bytes of freed arrays that the calling thread keeps for others of their sizes.
  public static var cachedBytes: Int { ThreadState.existing?.pool.largeBytes ?? 0 }

  /// Gives them back to the system.
  public static func clearCache() { ThreadState.existing?.pool.dropLarge() }

  private static func defaultLimit() -> Int {
    var bytes = sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE))
    for path in ["/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"] {
      if let text = try? SystemFiles().read(path, limit: 64),
        let group = Int(String(decoding: text, as: UTF8.self).prefix { $0.isNumber }), group > 0
      {
        bytes = Swift.min(bytes, group)
      }
    }
    return Swift.max(bytes, 1 << 28) / 4 * 3
  }
}
