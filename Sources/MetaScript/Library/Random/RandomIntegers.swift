import BigInt

extension RandomMethods {
  static let integerRows: [Builtin] = [
    Builtin(
      "randrange(self, start, stop=None, step=1)", does: "An item of a range."
    ) { call throws(Raised) in
      let start = try whole(call, 1, "non-integer arg 1 for randrange()")
      let generator = try random(call)
      if call.isAbsent(2) {
        if !call[3].isUndefined {
          throw call.error(.typeError, "Missing a non-None stop argument")
        }
        guard !start.isZero, start.sign == .plus else {
          throw call.error(.valueError, "empty range for randrange()")
        }
        return below(call, generator, start.magnitude, from: 0, step: 1)
      }
      let stop = try whole(call, 2, "non-integer stop for randrange()")
      let step =
        call[3].isUndefined ? 1 : try whole(call, 3, "non-integer step for randrange()")
      return try draw(call, generator, start, stop, step)
    },
    Builtin("randint(self, a, b)", does: "An int from a to b, both included.") {
      call throws(Raised) in
      let generator = try random(call)
      if call[1].isInt, call[2].isInt {
        let (width, overflow) = call[2].asInt.subtractingReportingOverflow(call[1].asInt)
        if !overflow, width >= 0, width < Int.max {
          return .int(call[1].asInt + generator.generator.below(width + 1))
        }
      }
      let low = try whole(call, 1, "non-integer arg 1 for randrange()")
      let high = try whole(call, 2, "non-integer stop for randrange()")
      return try draw(call, generator, low, high + 1, 1)
    },
  ]

  private static func whole(
    _ call: borrowing Call, _ index: Int, _ message: String
  ) throws(Raised) -> BigInt {
    let value = call[index]
    if let integer = try call.machine.integerIndexIfPresent(value) { return integer.asBigInt }
    let converted = try call.machine.call(call.machine.types.int.value, value)
    guard try call.machine.equal(converted, value) else { throw call.error(.valueError, message) }
    return converted.asBigInt
  }

  private static func below(
    _ call: borrowing Call, _ object: RandomObject, _ count: BigUInt, from start: BigInt,
    step: BigInt
  ) -> Value {
    if let small = Int(exactly: BigInt(count)) {
      let drawn = object.generator.below(small)
      if start.isZero, step == 1 { return .int(drawn) }
      return call.heap.int(start + step * BigInt(drawn))
    }
    return call.heap.int(start + step * BigInt(object.generator.below(count)))
  }

  private static func draw(
    _ call: borrowing Call, _ object: RandomObject, _ start: BigInt, _ stop: BigInt, _ step: BigInt
  ) throws(Raised) -> Value {
    if step.isZero { throw call.error(.valueError, "zero step for randrange()") }
    let width = stop - start
    if step == 1 {
      guard width.sign == .plus, !width.isZero else {
        throw call.error(
          .valueError, "empty range for randrange() (\(start), \(stop), \(width))")
      }
      return below(call, object, width.magnitude, from: start, step: 1)
    }
    let count = IntegerMath.floorDivide(
      step.sign == .plus ? width + step - 1 : width + step + 1, step
    ).quotient
    guard count.sign == .plus, !count.isZero else {
      throw call.error(.valueError, "empty range for randrange()")
    }
    return below(call, object, count.magnitude, from: start, step: step)
  }
}
