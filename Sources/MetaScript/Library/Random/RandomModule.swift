import BigInt

/// A generator as scripts hold it: `random.Random`.
final class RandomObject: NativeObject {
  var generator: MersenneTwister
  /// The second of the pair of normal numbers that `gauss` makes.
  var nextGauss: Double?

  init(generator: MersenneTwister) { self.generator = generator }

  override var footprint: Int { MersenneTwister.size * 4 }

  /// A seed from the system.
  static func arbitrary() -> MersenneTwister {
    var source = SystemRandomNumberGenerator()
    return MersenneTwister(
      key: (0..<MersenneTwister.size).map { _ in UInt32.random(in: .min ... .max, using: &source) })
  }
}

extension Machine {
  /// `random`: the class `Random`, and the methods of one instance as functions.
  static let makeRandomModule: ModuleMaker = { machine, module throws(Raised) in
    let heap = machine.heap
    let type = try machine.nativeType(
      named: "Random", module: "random", construct: RandomMethods.constructor,
      methods: RandomMethods.rows + [RandomMethods.initializer])
    heap.set(heap.intern("Random"), to: type.value, in: module)
    let instance = heap.native(RandomObject(generator: RandomObject.arbitrary()), type: type)
    machine.pin(instance)
    defer { machine.pins.removeLast() }
    for row in RandomMethods.rows {
      let name = heap.intern(String(row.signature.prefix { $0 != "(" }))
      guard let function = type.lookup(name) else { continue }
      heap.set(name, to: heap.method(function, of: instance), in: module)
    }
    try machine.run(
      prelude: #"""
        class SystemRandom(Random):
            def seed(self, *args, **kwds):
                return None
            def getstate(self, *args, **kwds):
                raise NotImplementedError('System entropy source does not have state.')
            setstate = getstate
        """#, in: module)
  }
}

/// The methods of `random.Random`, by family.
enum RandomMethods {
  static let rows = stateRows + integerRows + sequenceRows + distributionRows

  static let constructor = Builtin(
    "Random(x=None)", does: "A generator of its own, with a seed or an arbitrary state."
  ) { call throws(Raised) in
    let known = try call.machine.nativeType(named: "Random", module: "random", construct: nil)
    let type = call.machine.constructedType ?? known
    let object = RandomObject(
      generator: try generator(call, seed: call[0].isUndefined ? .none : call[0]))
    return call.heap.native(object, type: type)
  }

  static func random(_ call: borrowing Call) throws(Raised) -> RandomObject {
    try call.receiver(RandomObject.self)
  }

  /// What a seed of any allowed kind makes: ints by absolute value, text by its SHA-512, floats by
  /// their hash, None from the system.
  private static func generator(
    _ call: borrowing Call, seed: Value
  ) throws(Raised) -> MersenneTwister {
    let seed = call.machine.unwrap(seed)
    switch seed.tag {
    case .none: return RandomObject.arbitrary()
    case .bool, .int, .bigInt: return MersenneTwister(seed: seed.asBigInt.magnitude)
    case .float:
      let hash = UInt(bitPattern: call.machine.hashOfNumber(seed))
      return MersenneTwister(seed: BigUInt(hash))
    case .string:
      let bytes = Array(StringRef(unchecked: seed).text.utf8)
      let number = (bytes + SHA512.digest(bytes)).reduce(into: BigBytes()) { $0.append($1) }
      return MersenneTwister(key: number.littleEndianWords)
    default:
      throw call.error(
        .typeError,
        "The only supported seed types are: None,\nint, float, str, bytes, and bytearray.")
    }
  }

  /// Bytes of a number, the most significant first.
  private struct BigBytes {
    private var bytes: [UInt8] = []

    mutating func append(_ byte: UInt8) { bytes.append(byte) }

    /// 32 bits each, without zeros at the top.
    var littleEndianWords: [UInt32] {
      var words: [UInt32] = []
      for (index, byte) in bytes.reversed().enumerated() {
        if index % 4 == 0 { words.append(0) }
        words[index / 4] |= UInt32(byte) << UInt32(index % 4 * 8)
      }
      while words.count > 1, words.last == 0 { words.removeLast() }
      return words.isEmpty ? [0] : words
    }
  }

  /// For classes that derive from `Random`, which may take other arguments.
  fileprivate static let initializer =
    Builtin("__init__(self, x=None)", does: "Starts the stream of a seed.") { call throws(Raised) in
      if !call[1].isUndefined {
        _ = try call.machine.callMethod("seed", of: call[0], call[1])
      }
      return .none
    }

  static let stateRows: [Builtin] = [
    Builtin("seed(self, a=None, version=2)", does: "Starts the stream of a seed.") {
      call throws(Raised) in
      let object = try random(call)
      object.generator = try generator(call, seed: call[1].isUndefined ? .none : call[1])
      object.nextGauss = nil
      return .none
    },
    Builtin("getstate(self)", does: "The state, for `setstate`.") { call throws(Raised) in
      let object = try random(call)
      let words = object.generator.words.map { Value.int(Int($0)) }
      let inner = try call.heap.tuple(words + [.int(object.generator.position)])
      return try call.heap.tuple([.int(3), inner, object.nextGauss.map(Value.float) ?? .none])
    },
    Builtin("setstate(self, state)", does: "Goes on from a state that `getstate` gave.") {
      call throws(Raised) in
      try setState(call)
    },
    Builtin("random(self, /)", does: "A float in [0, 1).") { call throws(Raised) in
      .float(try random(call).generator.unit())
    },
    Builtin("getrandbits(self, k, /)", does: "An int of k random bits.") { call throws(Raised) in
      let object = try random(call)
      let count = try call.machine.size(call[1])
      if count < 0 { throw call.error(.valueError, "number of bits must be non-negative") }
      if count < 64 { return .int(Int(object.generator.bits(count))) }
      if count > call.machine.host.mostIntegerBits { throw call.machine.integerTooLarge() }
      return call.heap.int(BigInt(object.generator.bigBits(count)))
    },
  ]

  private static func setState(_ call: borrowing Call) throws(Raised) -> Value {
    let object = try random(call)
    guard let state = TupleRef(call[1]), state.count == 3 else {
      throw call.error(.typeError, "state must be a tuple of three")
    }
    guard state[0].isInt, state[0].asInt == 3 else {
      throw call.error(
        .valueError,
        "state with version \(try call.machine.str(state[0]).text) passed to "
          + "Random.setstate() of version 3")
    }
    guard let words = TupleRef(state[1]) else {
      throw call.error(.typeError, "state vector must be a tuple")
    }
    guard words.count == MersenneTwister.size + 1 else {
      throw call.error(.valueError, "state vector is the wrong size")
    }
    var numbers: [UInt32] = []
    for index in 0..<MersenneTwister.size {
      let word = try call.machine.size(words[index])
      guard word >= 0 else {
        throw call.error(.overflowError, "can't convert negative value to unsigned int")
      }
      numbers.append(UInt32(truncatingIfNeeded: word))
    }
    let position = try call.machine.size(words[MersenneTwister.size])
    guard (0...MersenneTwister.size).contains(position) else {
      throw call.error(.valueError, "invalid state")
    }
    object.generator.words = numbers
    object.generator.position = position
    object.nextGauss = state[2].isNone ? nil : try call.machine.realNumber(state[2])
    return .none
  }
}
