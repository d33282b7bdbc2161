import Glibc

/// Memory of many megabytes in the system's large pages, where it has them: a table of a million
/// entries is then filled without thousands of page faults, read without misses of the address
/// cache, and given back at once.
enum LargePages {
  /// Below this the part of a buffer that is never touched could outweigh what is.
  private static let least = 4 << 20

  /// Asks for large pages under a buffer that has just been taken or grown.
  @inline(__always) static func advise(_ memory: UnsafeMutableRawPointer, count: Int) {
    if count >= least { unsafe adviseLarge(memory, count: count) }
  }

  @inline(never) private static func adviseLarge(
    _ memory: UnsafeMutableRawPointer, count: Int
  ) {
    let page = 4_096
    let start = (UInt(bitPattern: memory) + UInt(page) - 1) & ~UInt(page - 1)
    let end = (UInt(bitPattern: memory) + UInt(count)) & ~UInt(page - 1)
    guard end > start else { return }
    // Advice that is not taken, as where the system has no large pages, leaves all as it was.
    unsafe madvise(UnsafeMutableRawPointer(bitPattern: start), Int(end - start), adviceLarge)
  }

  /// `MADV_HUGEPAGE`, whose name Glibc's module leaves out.
  private static var adviceLarge: Int32 { 14 }
}
