import MetaScript
import TensorCore

/// Memory as MLX tells of it. The cache has a limit of its own; the limit of arrays is the host's, which a script cannot set.
enum MemoryRows {
  static let functions: [Builtin] = [
    Builtin("get_active_memory()", does: "Bytes of the arrays there are.") { _ throws(Raised) in
      .int(MemoryBudget.bytesInUse)
    },
    Builtin("get_peak_memory()", does: "The most bytes of arrays there were.") {
      _ throws(Raised) in .int(MemoryBudget.peakBytes)
    },
    Builtin("reset_peak_memory()", does: "Looks for the peak anew.") { _ throws(Raised) in
      MemoryBudget.resetPeak()
      return .none
    },
    Builtin("get_cache_memory()", does: "Bytes of freed arrays kept for new ones.") {
      _ throws(Raised) in .int(MemoryBudget.cachedBytes)
    },
    Builtin("clear_cache()", does: "Gives back the memory of freed arrays.") { _ throws(Raised) in
      MemoryBudget.clearCache()
      return .none
    },
    Builtin("set_cache_limit(limit)", does: "Nothing: the limit stays as it is.") {
      _ throws(Raised) in
      .int(0)
    },
    Builtin("get_memory_limit()", does: "The most bytes that arrays may take.") {
      _ throws(Raised) in .int(MemoryBudget.limit)
    },
    Builtin("set_memory_limit(limit)", does: "The limit, which stays as the host set it.") {
      _ throws(Raised) in .int(MemoryBudget.limit)
    },
    Builtin("get_array_buffer_size(a)", does: "Bytes of an array's elements.") {
      call throws(Raised) in .int(try call.array(0).byteCount)
    },
    Builtin("device_info(d=None)", does: "What is known of the processor.") { call throws(Raised) in
      let machine = call.machine
      #if arch(x86_64)
        let architecture = "x86_64"
      #else
        let architecture = "arm64"
      #endif
      return try machine.dict([
        ("architecture", try machine.heap.string(architecture)),
        ("device_name", try machine.heap.string("cpu")),
        ("memory_size", .int(MemoryBudget.limit)),
      ])
    },
    Builtin("enable_compile()", does: "Nothing: compiling is asked for where it is wanted.") {
      _ throws(Raised) in .none
    },
    Builtin("disable_compile()", does: "Nothing: compiling changes no result.") {
      _ throws(Raised) in .none
    },
  ]
}
