/// Which objects were there at a moment, and which have been made since: what runs under observation
/// may change only the latter.
extension Header {
  /// A bit of `sizeClass`, whose numbers stay far below it.
  static let oldBit: UInt8 = 0x80
}

extension Value {
  /// Whether this is an object that was there when its heap last took `markAllOld`.
  var isOld: Bool {
    unsafe isObject && headerPointer.pointee.sizeClass & Header.oldBit != 0
  }
}

extension Heap {
  /// Marks every object there is; those made from now on are not marked.
  func markAllOld() {
    unsafe slabs.forEachCell { cell in
      unsafe cell.assumingMemoryBound(to: Header.self).pointee.sizeClass |= Header.oldBit
    }
    for index in unsafe large.indices {
      unsafe large[index].assumingMemoryBound(to: Header.self).pointee.sizeClass |= Header.oldBit
    }
  }
}
