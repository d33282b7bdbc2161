extension Machine {
  /// Bytes of native stack that must be left for the deepest leaf calls.
  private static let reserve: UInt = 256 << 10

  /// Notes the stack of the thread that the machine runs on, `size` bytes of which lie below.
  package func adoptThread(stackSize size: Int) {
    nativeStackFloor = Self.stackAddress() - UInt(size) + Self.reserve
  }

  @inline(never) private static func stackAddress() -> UInt {
    var here: UInt8 = 0
    return unsafe withUnsafeMutablePointer(to: &here) { UInt(bitPattern: $0) }
  }

  /// Refuses to go deeper when the native stack is nearly used up.
  @inline(never) package func guardNativeStack() throws(Raised) {
    if Self.stackAddress() < nativeStackFloor { throw recursionError() }
  }
}
