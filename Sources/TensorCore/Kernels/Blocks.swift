extension Loops {
  /// The elements of a block of a long loop, before each of which the interrupt flag is polled.
  private static let block = 1 << 18

  /// Calls `body` with the start and length of each block of `count` elements, which do not depend on
  /// each other: on all threads there may be. Where blocks begin does not depend on the threads.
  @inline(__always)
  static func blocks(_ count: Int, _ body: (Int, Int) -> Void) throws(TensorError) {
    if count <= block { return body(0, count) }
    try share((count + block - 1) / block) { index in
      let start = index * block
      body(start, Swift.min(block, count - start))
    }
  }

  /// `body(0), …, body(count − 1)` on all threads there may be.
  @inline(never)
  static func share(_ count: Int, _ body: (Int) -> Void) throws(TensorError) {
    guard count > 1, Workers.mayShare else {
      for index in 0..<count {
        try Interrupt.check()
        body(index)
      }
      return
    }
    try withoutActuallyEscaping(body) { body throws(TensorError) in
      let shared = SharedBody(body)
      // A helper that comes late still holds the job, but nothing of it then.
      defer { shared.body = nil }
      try Workers.share(count) { index throws(TensorError) in
        try Interrupt.check()
        shared.body?(index)
      }
    }
  }
}

/// Work that other threads call while its owner waits for them.
// Sendable: set before the threads start and cleared when all are done.
private final class SharedBody: @unchecked Sendable {
  var body: ((Int) -> Void)?

  init(_ body: @escaping (Int) -> Void) { self.body = body }
}
