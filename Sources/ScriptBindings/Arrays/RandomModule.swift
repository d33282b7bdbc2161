import MetaScript
import TensorCore

/// `mlx.core.random`: MLX's streams. The session's key stands in `mx.random.state[0]`, as in MLX,
/// so that saving and restoring it there works.
func makeRandomModule(_ machine: Machine, _ module: ModuleRef) throws(Raised) {
  let key = try machine.native { try RandomKey(seed: .random(in: 0 ... .max)) }
  machine.heap.set(
    machine.heap.intern("state"), to: try machine.heap.list([machine.array(key.tensor)]),
    in: module)
  let rows = RandomRows.rows.map { row in
    // Draws from the session's key are pure too: the key is an input of what is recorded.
    row.ignoring("stream").having(row.signature.hasPrefix("seed(") ? .unknown : .pure)
  }
  machine.define(rows, in: module)
}

extension Machine {
  /// Runs `body` with the session's sequence of keys, which it moves on.
  func withRandomSequence<Result>(
    _ body: (inout RandomSequence) throws -> Result
  ) throws(Raised) -> Result {
    let module = try importModule("mlx.core.random", from: builtins, leaf: true)
    guard let state = module.value(heap.intern("state")).flatMap({ ListRef($0) }),
      state.count == 1, let key = arrayObject(state[0])?.tensor
    else {
      throw error(.valueError, "mx.random.state must be a list of one key")
    }
    // A key that is no input would be the same at every replay.
    if isObserving, !key.isCaptured { throw endObservation("draws random numbers") }
    var sequence = try native { try RandomSequence(seed: 0) }
    sequence.state = try native { try RandomKey(key) }
    let result = try native { try body(&sequence) }
    // A new array: one that a script has kept is not to change.
    state[0] = array(sequence.state.tensor)
    return result
  }
}

enum RandomRows {
  /// The key given, or the next one of the session.
  private static func key(_ call: Call, _ index: Int) throws(Raised) -> RandomKey {
    if call.isAbsent(index) { return try call.machine.withRandomSequence { try $0.next() } }
    let tensor = try call.array(index)
    return try call.machine.native { try RandomKey(tensor) }
  }

  private static func bound(_ call: Call, _ index: Int, or omitted: Double) throws(Raised) -> Tensor
  {
    if call[index].isUndefined { return try call.machine.native { try Tensor(omitted) } }
    return try call.tensor(index)
  }

  private static func sizes(_ call: Call, _ index: Int) throws(Raised) -> [Int]? {
    call.isAbsent(index) ? nil : try call.shape(index)
  }

  static let rows: [Builtin] = [
    Builtin("seed(seed)", does: "Starts the session's stream anew.") { call throws(Raised) in
      if call[0].isInt, call[0].asInt < 0 { throw call.incompatible() }
      let seed = UInt64(bitPattern: Int64(try call.int(0, or: 0)))
      let machine = call.machine
      let start = try machine.native { try RandomKey(seed: seed) }
      return try machine.withRandomSequence { sequence in
        sequence.state = start
        return .none
      }
    },
    Builtin("key(seed)", does: "The key of a seed.") { call throws(Raised) in
      let seed = UInt64(bitPattern: Int64(try call.int(0, or: 0)))
      return try call.machine.array { try RandomKey(seed: seed).tensor }
    },
    Builtin("split(key, num=2)", does: "New keys of one.") { call throws(Raised) in
      let (key, count) = (try key(call, 0), try call.int(1, or: 2))
      guard count >= 0 else {
        throw call.machine.error(.valueError, "[bits] Negative dimensions not allowed.")
      }
      return try call.machine.array { try Tensor.stack(key.split(count).map(\.tensor)) }
    },
    Builtin(
      "uniform(low=0, high=1, shape=[], dtype=float32, key=None)", does: "Uniform on [low, high)."
    ) { call throws(Raised) in
      let (low, high) = (try bound(call, 0, or: 0), try bound(call, 1, or: 1))
      let (shape, dtype) = (try call.shape(2), try call.dtype(3, or: .float32))
      let key = try key(call, 4)
      return try call.machine.array {
        try key.uniform(shape, low: low, high: high, dtype: dtype)
      }
    },
    Builtin(
      "normal(shape=[], dtype=float32, loc=None, scale=None, key=None)", does: "Normal draws."
    ) { call throws(Raised) in
      let (shape, dtype) = (try call.shape(0), try call.dtype(1, or: .float32))
      let (mean, scale) = (try call.optionalTensor(2), try call.optionalTensor(3))
      let key = try key(call, 4)
      return try call.machine.array {
        try key.normal(shape, location: mean, scale: scale, dtype: dtype)
      }
    },
    Builtin(
      "randint(low, high, shape=[], dtype=int32, key=None)", does: "Integers from low to high - 1."
    ) { call throws(Raised) in
      let (low, high) = (try call.tensor(0), try call.tensor(1))
      let (shape, dtype) = (try call.shape(2), try call.dtype(3, or: .int32))
      let key = try key(call, 4)
      return try call.machine.array {
        try key.randint(shape, low: low, high: high, dtype: dtype)
      }
    },
    Builtin("bernoulli(p=0.5, shape=None, key=None)", does: "True with probability p.") {
      call throws(Raised) in
      let (p, shape) = (try bound(call, 0, or: 0.5), try sizes(call, 1))
      let key = try key(call, 2)
      return try call.machine.array { try key.bernoulli(p, shape: shape) }
    },
    Builtin(
      "categorical(logits, axis=-1, shape=None, num_samples=None, key=None)",
      does: "Draws of unnormalized log-probabilities."
    ) { call throws(Raised) in
      let (logits, axis) = (try call.array(0), try call.int(1, or: -1))
      let (shape, count) = (try sizes(call, 2), try call.optionalInt(3))
      let key = try key(call, 4)
      return try call.machine.array {
        try key.categorical(logits, axis: axis, shape: shape, count: count)
      }
    },
    Builtin(
      "multivariate_normal(mean, cov, shape=[], dtype=float32, key=None)",
      does: "Normal vectors with a covariance."
    ) { call throws(Raised) in
      let (mean, covariance, shape) = (try call.array(0), try call.array(1), try call.shape(2))
      guard try call.dtype(3, or: .float32) == .float32 else {
        throw call.machine.error(
          .valueError, "[multivariate_normal] dtype must be float32.")
      }
      let key = try key(call, 4)
      return try call.machine.array {
        try key.multivariateNormal(shape, mean: mean, covariance: covariance)
      }
    },
    Builtin("permutation(x, axis=0, key=None)", does: "A random order.") { call throws(Raised) in
      let machine = call.machine
      if let array = machine.arrayObject(call[0]) {
        let (tensor, axis) = (array.tensor, try call.int(1, or: 0))
        let key = try key(call, 2)
        return try machine.array { try key.permutation(of: tensor, axis: axis) }
      }
      let count = try call.int(0, or: 0)
      let key = try key(call, 2)
      return try machine.array { try key.permutation(count) }
    },
    Builtin("gumbel(shape=[], dtype=float32, key=None)", does: "Gumbel draws.") {
      call throws(Raised) in
      let (shape, dtype) = (try call.shape(0), try call.dtype(1, or: .float32))
      let key = try key(call, 2)
      return try call.machine.array { try key.gumbel(shape, dtype: dtype) }
    },
    Builtin(
      "laplace(shape=[], dtype=float32, loc=0.0, scale=1.0, key=None)", does: "Laplace draws."
    ) { call throws(Raised) in
      let (shape, dtype) = (try call.shape(0), try call.dtype(1, or: .float32))
      let (mean, scale) = (try bound(call, 2, or: 0), try bound(call, 3, or: 1))
      let key = try key(call, 4)
      return try call.machine.array {
        try key.laplace(shape, location: mean, scale: scale, dtype: dtype)
      }
    },
    Builtin(
      "truncated_normal(lower, upper, shape=None, dtype=float32, key=None)",
      does: "Normal draws within bounds."
    ) { call throws(Raised) in
      let (lower, upper) = (try call.tensor(0), try call.tensor(1))
      let (shape, dtype) = (try sizes(call, 2), try call.dtype(3, or: .float32))
      let key = try key(call, 4)
      return try call.machine.array {
        try key.truncatedNormal(lower: lower, upper: upper, shape: shape, dtype: dtype)
      }
    },
  ]
}
