/// Free and used ranges of an arena, in steps of 64 bytes; the first range that fits is taken.
struct ArenaLayout {
  private(set) var size = 0
  private var free: [(offset: Int, size: Int)] = []

  private static func rounded(_ size: Int) -> Int { (Swift.max(size, 1) + 63) & ~63 }

  /// The start of a range of `bytes`.
  mutating func take(_ bytes: Int) -> Int {
    let wanted = ArenaLayout.rounded(bytes)
    if let index = free.firstIndex(where: { $0.size >= wanted }) {
      let offset = free[index].offset
      if free[index].size == wanted {
        free.remove(at: index)
      } else {
        free[index].offset += wanted
        free[index].size -= wanted
      }
      return offset
    }
    size += wanted
    return size - wanted
  }

  /// Gives back the range of `bytes` at `offset`, joined with its free neighbours.
  mutating func give(_ offset: Int, _ bytes: Int) {
    let wanted = ArenaLayout.rounded(bytes)
    let index = free.firstIndex { $0.offset > offset } ?? free.count
    free.insert((offset, wanted), at: index)
    if index + 1 < free.count, free[index].offset + free[index].size == free[index + 1].offset {
      free[index].size += free[index + 1].size
      free.remove(at: index + 1)
    }
    if index > 0, free[index - 1].offset + free[index - 1].size == free[index].offset {
      free[index - 1].size += free[index].size
      free.remove(at: index)
    }
  }
}
