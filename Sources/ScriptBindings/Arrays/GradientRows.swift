import MetaScript
import TensorCore

/// What `mx.grad` and `mx.value_and_grad` give: a function that calls another one and takes its
/// gradient.
final class GradientFunction: TransformedFunction {
  let argumentPlaces: [Int]
  /// Whether the gradients come as a tuple: more places than one, or a sequence of places.
  let argumentNames: [String]
  let givesValue: Bool

  init(_ function: Value, places: [Int], names: [String], givesValue: Bool) {
    (argumentPlaces, argumentNames, self.givesValue) = (places, names, givesValue)
    super.init()
    held = [function]
  }

  override func apply(_ call: Call) throws(Raised) -> Value { try GradientRows.evaluate(call) }
}

enum GradientRows {
  static let functions: [Builtin] = [
    Builtin("grad(fun, argnums=None, argnames=[])", does: "The gradient of a function.") {
      call throws(Raised) in try make(call, givesValue: false)
    },
    Builtin(
      "value_and_grad(fun, argnums=None, argnames=[])", does: "A function's value and gradient."
    ) { call throws(Raised) in try make(call, givesValue: true) },
    Builtin("vjp(fun, primals, cotangents)", does: "A vector-Jacobian product.") {
      call throws(Raised) in
      let (primals, cotangents) = (try call.tensors(1), try call.tensors(2))
      let machine = call.machine
      let function = call[0]
      let (values, gradients) = try machine.differentiating {
        try vectorJacobianProduct(
          of: { try outputs(of: function, $0, machine) }, at: primals, cotangents: cotangents)
      }
      return try machine.heap.tuple([
        try machine.list(ofArrays: values), try machine.list(ofArrays: gradients),
      ])
    },
    Builtin("jvp(fun, primals, tangents)", does: "A Jacobian-vector product.") {
      call throws(Raised) in
      let (primals, tangents) = (try call.tensors(1), try call.tensors(2))
      let machine = call.machine
      let function = call[0]
      let (values, derivatives) = try machine.differentiating {
        try jacobianVectorProduct(
          of: { try outputs(of: function, $0, machine) }, at: primals, tangents: tangents)
      }
      return try machine.heap.tuple([
        try machine.list(ofArrays: values), try machine.list(ofArrays: derivatives),
      ])
    },
  ]

  private static func make(_ call: Call, givesValue: Bool) throws(Raised) -> Value {
    let machine = call.machine
    var names: [String] = []
    if !call.isAbsent(2) { names = try machine.strings(call[2]) }
    var places = names.isEmpty ? [0] : []
    if !call.isAbsent(1) {
      places = call[1].isInt ? [call[1].asInt] : try machine.integers(call[1])
    }
    let name = givesValue ? "value_and_grad" : "grad"
    for (place, index) in places.enumerated() {
      if index < 0 {
        throw machine.error(
          .valueError,
          "[\(name)] Can't compute the gradient of negative argument index \(index)")
      }
      if places[..<place].contains(index) {
        throw machine.error(
          .valueError, "[\(name)] Duplicate argument index \(index) is not allowed.")
      }
    }
    guard machine.isCallable(call[0]) else { throw call.incompatible() }
    guard !places.isEmpty || !names.isEmpty else {
      throw machine.error(.valueError, "[\(name)] Gradient wrt no argument requested")
    }
    // In MLX too the gradients come in the order of the arguments.
    places.sort()
    return machine.heap.native(
      GradientFunction(call[0], places: places, names: names, givesValue: givesValue),
      type: machine.coreType("_gc_func"))
  }

  /// The arrays that a function of a script gives for arrays.
  private static func outputs(
    of function: Value, _ inputs: [Tensor], _ machine: Machine
  ) throws -> [Tensor] {
    let result = try machine.call(function, arguments: inputs.map { machine.array($0) })
    return try ArrayTree(result, machine, strict: true).leaves.map(\.tensor)
  }

  fileprivate static func evaluate(_ call: Call) throws(Raised) -> Value {
    let machine = call.machine
    let gradient = try call.receiver(GradientFunction.self)
    let name = gradient.givesValue ? "value_and_grad" : "grad"
    let arguments = (0..<call.restCount).map { call.rest($0) }
    var keywords: [(name: StringRef, value: Value)] = []
    if let given = DictRef(call.keywords) {
      keywords = given.snapshot.map { (StringRef(unchecked: $0.key), $0.value) }
    }
    var trees: [ArrayTree] = []
    for place in gradient.argumentPlaces {
      guard place < arguments.count else {
        throw machine.error(
          .valueError,
          "[\(name)] Can't compute the gradient of argument index \(place) because the function is "
            + "called with only \(arguments.count) positional arguments.")
      }
      trees.append(try ArrayTree(arguments[place], machine, strict: true))
    }
    for keyword in gradient.argumentNames {
      guard let found = keywords.first(where: { $0.name.text == keyword }) else {
        throw machine.error(
          .valueError,
          "[\(name)] Can't compute the gradient of keyword argument '\(keyword)' because the function is "
            + "called with the following keyword arguments {"
            + keywords.map { $0.name.text + "," }.joined() + "}")
      }
      trees.append(try ArrayTree(found.value, machine, strict: true))
    }
    guard trees.contains(where: { !$0.leaves.isEmpty }) else {
      throw machine.error(.valueError, "[grad] Must specify at least one argument.")
    }
    var result = Value.none
    var outputTree: ArrayTree?
    let (values, gradients) = try machine.differentiating {
      try valuesAndGradient(
        of: { variables in
          var rest = variables[...]
          var arguments = arguments
          var keywords = keywords
          for (number, tree) in trees.enumerated() {
            let own = Array(rest.prefix(tree.leaves.count))
            rest = rest.dropFirst(tree.leaves.count)
            let replaced = try tree.replacing(with: own, machine)
            if number < gradient.argumentPlaces.count {
              arguments[gradient.argumentPlaces[number]] = replaced
            } else {
              let name = gradient.argumentNames[number - gradient.argumentPlaces.count]
              let place = keywords.firstIndex { $0.name.text == name }!
              keywords[place].value = replaced
            }
          }
          result = try machine.call(gradient.function, arguments: arguments, keywords: keywords)
          let tree = try differentiable(result, givesValue: gradient.givesValue, machine)
          outputTree = tree
          return tree.leaves.map(\.tensor)
        }, at: trees.flatMap { $0.leaves.map(\.tensor) })
    }
    // What the function gave was traced; outside it is not.
    for (box, value) in zip(outputTree?.leaves ?? [], values) {
      box.replace(with: value, call.heap)
    }
    let shown = try shape(gradients, as: trees, gradient, machine)
    return gradient.givesValue ? try call.heap.tuple([result, shown]) : shown
  }

  /// The arrays of a function's result, its scalar first.
  static func differentiable(
    _ result: Value, givesValue: Bool, _ machine: Machine
  ) throws(Raised) -> ArrayTree {
    var first = result
    if givesValue {
      if let tuple = TupleRef(result), tuple.count > 0 { first = tuple[0] }
    }
    let name = givesValue ? "value_and_grad" : "grad"
    guard let scalar = machine.arrayObject(first) else {
      throw machine.error(
        .valueError,
        "[\(name)] The return value of the function whose gradient we want to compute should be "
          + (givesValue
            ? "either a scalar array or a tuple with the first value being a scalar "
              + "array (Union[array, tuple[array, Any, ...]]); but "
            : "a scalar array; but ") + "\(machine.type(of: first).name) was returned.")
    }
    guard scalar.tensor.count == 1, scalar.tensor.rank == 0 else {
      throw machine.raised(
        for: TensorError.argument(
          operation: "vjp",
          "Output shape \(shapeText(scalar.tensor.shape)) does not match cotangent shape ()."))
    }
    return try ArrayTree(result, machine, strict: false)
  }

  /// The gradients in the forms of the arguments.
  private static func shape(
    _ gradients: [Tensor], as trees: [ArrayTree], _ function: GradientFunction, _ machine: Machine
  ) throws(Raised) -> Value {
    var rest = gradients[...]
    var forms: [Value] = []
    for tree in trees {
      forms.append(try tree.replacing(with: Array(rest.prefix(tree.leaves.count)), machine))
      rest = rest.dropFirst(tree.leaves.count)
    }
    let count = function.argumentPlaces.count
    let positional =
      count == 0
      ? Value.none
      : count == 1 ? forms[0] : try machine.heap.tuple(Array(forms.prefix(count)))
    if function.argumentNames.isEmpty { return positional }
    let named = zip(function.argumentNames, forms.dropFirst(count)).map { ($0, $1) }
    return try machine.heap.tuple([positional, try machine.dict(named)])
  }
}

extension Machine {
  /// As `native`; operations that have no derivative note the script's line.
  func differentiating<Result>(_ body: () throws -> Result) throws(Raised) -> Result {
    try transforming(byParts: false) { () throws(Raised) in
      try native {
        try withWhereabouts({ [self] in
          callerPlace().map { "\($0.file), line \($0.line)" }
        }) { try body() }
      }
    }
  }
}
