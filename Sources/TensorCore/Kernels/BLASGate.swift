import COpenBLAS
import Glibc
import Synchronization

/// The one way to OpenBLAS.
///
/// OpenBLAS 0.3 corrupts memory under hundreds of concurrent callers, prints and computes nothing
/// when an argument is wrong, and gives other bits with another number of threads. So arguments are
/// checked here, callers are limited, and it always runs on one thread: parallelism is ours.
enum BLASGate {
  /// The callers let through at once.
  static let callers = Swift.max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))

  private static let inside = Mutex(0)

  /// `C = A · B`, row-major: A is `[m, k]`, or `[k, m]` where `transposedA`; B is `[k, n]`, or
  /// `[n, k]` where `transposedB`; C is `[m, n]`.
  ///
  /// Split into pieces of at most 2²⁹ multiplications by rows of C, always at the same places, so
  /// that the interrupt flag is seen every few milliseconds and the bits stay.
  static func multiply<T: BLASElement>(
    _ a: UnsafePointer<T>, _ b: UnsafePointer<T>, _ c: UnsafeMutablePointer<T>,
    m: Int, n: Int, k: Int, transposedA: Bool, transposedB: Bool
  ) throws(TensorError) {
    guard m > 0 && n > 0 && k > 0 else { return }
    guard Int32(exactly: m) != nil, Int32(exactly: n) != nil, Int32(exactly: k) != nil else {
      throw .shapeOverflow([m, k, n])
    }
    try OpenBLAS.load()
    let rows = Swift.max(1, Swift.min(m, (1 << 29) / Swift.max(1, n * k) / 64 * 64))
    var row = 0
    while row < m {
      try Interrupt.check()
      let height = Swift.min(rows == 1 ? 64 : rows, m - row)
      while !tryToEnter() {
        // Those inside may be calls that nobody waits for any more.
        try Interrupt.check()
        sched_yield()
      }
      defer { leave() }
      unsafe T.gemm(
        transposedA ? CblasTrans : CblasNoTrans, transposedB ? CblasTrans : CblasNoTrans,
        Int32(height), Int32(n), Int32(k), a + (transposedA ? row : row * k),
        Int32(transposedA ? m : k), b, Int32(transposedB ? k : n), c + row * n, Int32(n))
      row += height
    }
  }

  /// Runs `body`, which calls one routine of the loaded library, as one of the callers.
  static func through(_ body: () -> Void) {
    enter()
    defer { leave() }
    body()
  }

  private static func enter() {
    // Rare: more threads multiply at once than there are cores.
    while !tryToEnter() { sched_yield() }
  }

  private static func tryToEnter() -> Bool {
    inside.withLock { count in
      if count >= callers { return false }
      count += 1
      return true
    }
  }

  private static func leave() { inside.withLock { $0 -= 1 } }
}

/// The element types that CBLAS multiplies.
protocol BLASElement: Element {
  static func gemm(
    _ transposeA: CBLAS_TRANSPOSE, _ transposeB: CBLAS_TRANSPOSE, _ m: Int32, _ n: Int32,
    _ k: Int32, _ a: UnsafePointer<Self>, _ lda: Int32, _ b: UnsafePointer<Self>, _ ldb: Int32,
    _ c: UnsafeMutablePointer<Self>, _ ldc: Int32)
}

extension Float: BLASElement {
  static func gemm(
    _ transposeA: CBLAS_TRANSPOSE, _ transposeB: CBLAS_TRANSPOSE, _ m: Int32, _ n: Int32,
    _ k: Int32, _ a: UnsafePointer<Float>, _ lda: Int32, _ b: UnsafePointer<Float>, _ ldb: Int32,
    _ c: UnsafeMutablePointer<Float>, _ ldc: Int32
  ) {
    unsafe OpenBLAS.sgemm(
      CblasRowMajor, transposeA, transposeB, m, n, k, 1, a, lda, b, ldb, 0, c, ldc)
  }
}

extension Double: BLASElement {
  static func gemm(
    _ transposeA: CBLAS_TRANSPOSE, _ transposeB: CBLAS_TRANSPOSE, _ m: Int32, _ n: Int32,
    _ k: Int32, _ a: UnsafePointer<Double>, _ lda: Int32, _ b: UnsafePointer<Double>,
    _ ldb: Int32, _ c: UnsafeMutablePointer<Double>, _ ldc: Int32
  ) {
    unsafe OpenBLAS.dgemm(
      CblasRowMajor, transposeA, transposeB, m, n, k, 1, a, lda, b, ldb, 0, c, ldc)
  }
}
