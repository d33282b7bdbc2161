extension Machine {
  static let makeHeapqModule: ModuleMaker = { (machine, module) throws(Raised) in
    machine.define(heapFunctions, in: module)
    try machine.run(
      prelude: #"""
        __all__ = ['heappush', 'heappop', 'heapify', 'heapreplace', 'merge', 'nlargest', 'nsmallest',
                   'heappushpop']

        def merge(*iterables, key=None, reverse=False):
            entries = []
            for order, it in enumerate(map(iter, iterables)):
                for value in it:
                    entries.append([value if key is None else key(value), order, value, it])
                    break
            while entries:
                best = 0
                for i in range(1, len(entries)):
                    a, b = entries[i][0], entries[best][0]
                    if (b < a) if reverse else (a < b):
                        best = i
                entry = entries[best]
                yield entry[2]
                for value in entry[3]:
                    entry[0] = value if key is None else key(value)
                    entry[2] = value
                    break
                else:
                    del entries[best]

        def nsmallest(n, iterable, key=None):
            return sorted(iterable, key=key)[:n] if n > 0 else []

        def nlargest(n, iterable, key=None):
            return sorted(iterable, key=key, reverse=True)[:n] if n > 0 else []
        """#, in: module)
  }

  private static let heapFunctions: [Builtin] = [
    Builtin("heappush(heap, item, /)", does: "Adds an item to a heap.") { call throws(Raised) in
      let heap = try call.heapList()
      try call.heap.append(call[1], to: heap)
      try call.machine.siftDown(heap, from: 0, at: heap.count - 1)
      return .none
    },
    Builtin("heappop(heap, /)", does: "Takes the smallest item from a heap.") {
      call throws(Raised) in
      let heap = try call.heapList()
      guard heap.count > 0 else {
        throw call.machine.error(.indexError, "index out of range")
      }
      let last = heap[heap.count - 1]
      call.heap.truncate(heap, to: heap.count - 1)
      guard heap.count > 0 else { return last }
      let smallest = heap[0]
      call.machine.pin(smallest)
      heap[0] = last
      try call.machine.siftUp(heap, at: 0)
      return smallest
    },
    Builtin("heapreplace(heap, item, /)", does: "Takes the smallest item, then adds one.") {
      call throws(Raised) in
      let heap = try call.heapList()
      guard heap.count > 0 else {
        throw call.machine.error(.indexError, "index out of range")
      }
      let smallest = heap[0]
      call.machine.pin(smallest)
      heap[0] = call[1]
      try call.machine.siftUp(heap, at: 0)
      return smallest
    },
    Builtin("heappushpop(heap, item, /)", does: "Adds an item, then takes the smallest.") {
      call throws(Raised) in
      let heap = try call.heapList()
      guard heap.count > 0, try call.machine.isLess(heap[0], call[1]) else { return call[1] }
      guard heap.count > 0 else {
        throw call.machine.error(.indexError, "index out of range")
      }
      let smallest = heap[0]
      call.machine.pin(smallest)
      heap[0] = call[1]
      try call.machine.siftUp(heap, at: 0)
      return smallest
    },
    Builtin("heapify(heap, /)", does: "Turns a list into a heap, in place.") {
      call throws(Raised) in
      let heap = try call.heapList()
      for index in stride(from: heap.count / 2 - 1, through: 0, by: -1) where index < heap.count {
        try call.machine.siftUp(heap, at: index)
        try call.machine.charge(1)
      }
      return .none
    },
  ]

  /// Moves the item at `place` towards `start` until its parent is not larger.
  private func siftDown(_ heap: ListRef, from start: Int, at place: Int) throws(Raised) {
    let size = heap.count
    var place = place
    while place > start {
      let parent = (place - 1) >> 1
      let smaller = try isLess(heap[place], heap[parent])
      if heap.count != size { throw error(.runtimeError, "list changed size during iteration") }
      guard smaller else { return }
      (heap[place], heap[parent]) = (heap[parent], heap[place])
      place = parent
    }
  }

  /// Lets the smaller child rise until a leaf is reached, then moves the item up to its place.
  private func siftUp(_ heap: ListRef, at start: Int) throws(Raised) {
    let size = heap.count
    var place = start
    while place < size / 2 {
      var child = 2 * place + 1
      if child + 1 < size {
        let isLeft = try isLess(heap[child], heap[child + 1])
        if heap.count != size {
          throw error(.runtimeError, "list changed size during iteration")
        }
        if !isLeft { child += 1 }
      }
      (heap[place], heap[child]) = (heap[child], heap[place])
      place = child
    }
    try siftDown(heap, from: start, at: place)
  }
}

extension Call {
  fileprivate func heapList() throws(Raised) -> ListRef {
    if let list = ListRef(machine.unwrap(self[0])) { return list }
    throw machine.error(
      .typeError,
      "\(function.name)() argument \(function.parameters.all.count > 1 ? "1 " : "")must be list, not \(machine.type(of: self[0]).info.nameInErrors)"
    )
  }
}
