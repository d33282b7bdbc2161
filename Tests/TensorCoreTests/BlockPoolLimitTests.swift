import Foundation
import TensorCore
import Testing

/// Memory of small arrays: used again, and given back. Run alone, since it is the process's.
@Suite(.serialized) struct BlockPoolLimitTests {
  @Test func `slabs of small arrays go back to the system`() throws {
    for count in [60, 100, 250] {
      let before = MemoryBudget.slabBytes
      try withExtendedLifetime((0..<(32 << 20) / count).map { _ in try Tensor.zeros([count]) }) {
        #expect(MemoryBudget.slabBytes - before >= 120 << 20)
      }
      #expect(MemoryBudget.slabBytes - before < 72 << 20)
    }
  }

  /// A request that is refused was once counted for an instant.
  @Test func `a request that is refused takes nothing from others`() throws {
    try Workers.run(2, threads: 2) { index, _ in
      for _ in 0..<200_000 {
        if index == 0 {
          try? MemoryBudget.reserve(1 << 50)
        } else {
          try MemoryBudget.reserve(64)
          MemoryBudget.release(64)
        }
      }
    }
  }

  @Test func `what a thread that ends leaves is used again`() throws {
    final class Kept: @unchecked Sendable { var arrays: [Tensor] = [] }
    let kept = Kept()
    func onThread(_ body: @escaping @Sendable () throws -> Void) {
      let done = DispatchSemaphore(value: 0)
      Thread {
        try? body()
        done.signal()
      }.start()
      done.wait()
    }
    // Of each slab one array stays alive, so that no slab can go back.
    onThread {
      let arrays = try (0..<100_000).map { _ in try Tensor.zeros([220]) }
      kept.arrays = stride(from: 0, to: arrays.count, by: 30).map { arrays[$0] }
    }
    Thread.sleep(forTimeInterval: 0.1)
    let before = MemoryBudget.slabBytes
    onThread { _ = try (0..<90_000).map { _ in try Tensor.zeros([220]) } }
    #expect(MemoryBudget.slabBytes - before < 8 << 20)
    #expect(kept.arrays.count == 3334)
  }
}
