extension Machine {
  /// Runs the frame on top until it, or a generator in it, leaves to Swift.
  ///
  /// - Parameter raising: An exception to raise in the frame before its next instruction.
  func run(raising: Raised? = nil) throws(Raised) -> Value {
    try guardNativeStack()
    let bottom = frames.count
    var failure = raising
    hasYielded = false
    while true {
      do throws(Raised) {
        if let first = failure {
          failure = nil
          throw first
        }
        fuel &-= 1
        if fuel < 0 { try safePoint() }
        return try observation == nil ? execute() : executeObserved()
      } catch {
        try unwind(error, bottom: bottom)
      }
    }
  }

  /// Finds the handler of an exception and goes there, or leaves the frames up to the entry.
  @inline(never)
  private func unwind(_ raised: Raised, bottom: Int) throws(Raised) {
    let exception = raised.exception
    var raised = raised
    if !isReraising { setContext(of: exception) }
    var addsTraceback = !isReraising
    isReraising = false
    while true {
      let frame = frames.top
      let running = frame.function.code
      let index = frame.cursor.index(in: running) - 1
      if addsTraceback { addTraceback(raised.exception, code: running, index: max(index, 0)) }
      addsTraceback = true
      if !limitReached, let handler = running.info.handler(at: index) {
        frame.registers[handler.register] = raised.exception
        var cursor = Cursor(startOf: running)
        cursor.skip(handler.target)
        frames.setCursor(cursor)
        return
      }
      handling = frame.handlingBefore
      if frame.subject.tag == .generator {
        finish(GeneratorRef(unchecked: frame.subject))
        if matches(raised, .stopIteration) {
          let replaced = error(.runtimeError, "generator raised StopIteration")
          setField(.cause, of: replaced.exception, to: raised.exception)
          setField(.context, of: replaced.exception, to: raised.exception)
          setField(.suppressContext, of: replaced.exception, to: .true)
          raised = replaced
        }
      }
      frames.pop()
      if frames.count < bottom { throw raised }
    }
  }

  /// Goes on with the frame on top.
  ///
  /// The state of the running frame is kept in locals, which never leave this function by address
  /// (not as `inout` of anything that is not inlined either), so that they stay in the processor's registers. `frames.setCursor` writes the place back
  /// before anything that pushes a frame or looks at the place; whatever may have changed the frame
  /// on top is followed by `RunningCode(frames.top)`.
  private func execute() throws(Raised) -> Value {
    var code = RunningCode(frames.top)
    do throws(Raised) {
      return try execute(&code, observed: false)
    } catch {
      // A frame that has been left keeps the place it saved.
      if frames.top.registers == code.registers { frames.setCursor(code.cursor) }
      throw error
    }
  }

  /// The same loop, each instruction shown to the observation first.
  @inline(never) private func executeObserved() throws(Raised) -> Value {
    var code = RunningCode(frames.top)
    do throws(Raised) {
      return try execute(&code, observed: true)
    } catch {
      if frames.top.registers == code.registers { frames.setCursor(code.cursor) }
      throw error
    }
  }

  @inline(__always) private func execute(
    _ code: inout RunningCode, observed: Bool
  ) throws(Raised) -> Value {
    while true {
      let i = code.cursor.fetch()
      if observed { try observe(i, code) }
      switch i.opcode {
      case .extra, .capture: break

      // MARK: Values
      case .move: code[i.a] = code[i.b]
      case .loadConstant: code[i.a] = code.constants[Int(i.wide)]
      case .loadInt: code[i.a] = .int(Int(i.wide))
      case .loadNone: code[i.a] = .none
      case .checkLocal:
        if code[i.a].isUndefined { throw unboundLocal(i.a, code) }
      case .deleteLocal: code[i.a] = .undefined

      // MARK: Names
      case .loadGlobal:
        var value = code.function.module[slot: Int(i.b)]
        if value.isUndefined {
          value = builtins[slot: Int(i.c)]
          if value.isUndefined { throw undefinedGlobal(Int(i.b), code) }
        }
        code[i.a] = value
      case .storeGlobal:
        let module = code.function.module
        module[slot: Int(i.b)] = code[i.a]
        if module.hasNamespace { try storeShownGlobal(Int(i.b), in: module) }
      case .deleteGlobal:
        let module = code.function.module
        if module[slot: Int(i.b)].isUndefined { throw undefinedGlobal(Int(i.b), code) }
        module[slot: Int(i.b)] = .undefined
        if module.hasNamespace { try storeShownGlobal(Int(i.b), in: module) }
      case .makeCell: code[i.a] = heap.cell(code[i.a]).value
      case .loadCell:
        let value = CellRef(unchecked: code[i.b]).content
        if value.isUndefined { throw unboundLocal(i.b, code) }
        code[i.a] = value
      case .storeCell: CellRef(unchecked: code[i.b]).content = code[i.a]
      case .deleteCell:
        let cell = CellRef(unchecked: code[i.b])
        if cell.content.isUndefined { throw unboundLocal(i.b, code) }
        cell.content = .undefined
      case .loadFree:
        let value = code.function.cell(Int(i.b)).content
        if value.isUndefined { throw unboundFree(Int(i.b), code) }
        code[i.a] = value
      case .storeFree: code.function.cell(Int(i.b)).content = code[i.a]
      case .deleteFree:
        let cell = code.function.cell(Int(i.b))
        if cell.content.isUndefined { throw unboundFree(Int(i.b), code) }
        cell.content = .undefined
      case .loadClassName, .loadClassFree, .storeClassName, .deleteClassName, .annotate:
        try executeClassName(i, code)

      // MARK: Arithmetic
      case .add, .addInPlace:
        let (a, b) = (code[i.b], code[i.c])
        if a.tag == .int, b.tag == .int {
          let (sum, overflow) = a.asInt.addingReportingOverflow(b.asInt)
          if !overflow {
            code[i.a] = .int(sum)
            continue
          }
        } else if let (x, y) = floats(a, b) {
          code[i.a] = .float(x + y)
          continue
        } else if a.tag == .string, b.tag == .string {
          code[i.a] = try heap.concatenate(StringRef(unchecked: a), StringRef(unchecked: b))
          continue
        }
        code[i.a] = try binary(.add, a, b, inPlace: i.opcode == .addInPlace)
      case .addOpen: code[i.a] = try addOpen(code[i.b], code[i.c])
      case .subtract, .subtractInPlace:
        let (a, b) = (code[i.b], code[i.c])
        if a.tag == .int, b.tag == .int {
          let (difference, overflow) = a.asInt.subtractingReportingOverflow(b.asInt)
          if !overflow {
            code[i.a] = .int(difference)
            continue
          }
        } else if let (x, y) = floats(a, b) {
          code[i.a] = .float(x - y)
          continue
        }
        code[i.a] = try binary(.subtract, a, b, inPlace: i.opcode == .subtractInPlace)
      case .multiply, .multiplyInPlace:
        let (a, b) = (code[i.b], code[i.c])
        if let (x, y) = floats(a, b) {
          code[i.a] = .float(x * y)
          continue
        } else if a.tag == .int, b.tag == .int {
          let (product, overflow) = a.asInt.multipliedReportingOverflow(by: b.asInt)
          if !overflow {
            code[i.a] = .int(product)
            continue
          }
        }
        code[i.a] = try binary(.multiply, a, b, inPlace: i.opcode == .multiplyInPlace)
      case .divide, .divideInPlace:
        let (a, b) = (code[i.b], code[i.c])
        if let (x, y) = floats(a, b), y != 0 {
          code[i.a] = .float(x / y)
          continue
        }
        code[i.a] = try binary(.divide, a, b, inPlace: i.opcode == .divideInPlace)
      case .floorDivide, .floorDivideInPlace:
        let (a, b) = (code[i.b], code[i.c])
        if a.tag == .int, b.tag == .int, b.asInt > 0 {
          code[i.a] = .int(floorQuotient(a.asInt, b.asInt))
          continue
        }
        code[i.a] = try binary(.floorDivide, a, b, inPlace: i.opcode == .floorDivideInPlace)
      case .modulo, .moduloInPlace:
        let (a, b) = (code[i.b], code[i.c])
        if a.tag == .int, b.tag == .int, b.asInt > 0 {
          code[i.a] = .int(floorRemainder(a.asInt, b.asInt))
          continue
        }
        code[i.a] = try binary(.modulo, a, b, inPlace: i.opcode == .moduloInPlace)
      case .bitAnd, .bitAndInPlace:
        let (a, b) = (code[i.b], code[i.c])
        if a.tag == .int, b.tag == .int {
          code[i.a] = .int(a.asInt & b.asInt)
          continue
        }
        code[i.a] = try binary(.bitAnd, a, b, inPlace: i.opcode == .bitAndInPlace)
      case .bitOr:
        let (a, b) = (code[i.b], code[i.c])
        code[i.a] =
          a.tag == .int && b.tag == .int
          ? .int(a.asInt | b.asInt) : try binary(.bitOr, a, b, inPlace: false)
      case .bitXor:
        let (a, b) = (code[i.b], code[i.c])
        code[i.a] =
          a.tag == .int && b.tag == .int
          ? .int(a.asInt ^ b.asInt) : try binary(.bitXor, a, b, inPlace: false)
      case .rightShift:
        let (a, b) = (code[i.b], code[i.c])
        code[i.a] =
          a.tag == .int && b.tag == .int && b.asInt >= 0
          ? .int(a.asInt >> b.asInt) : try binary(.rightShift, a, b, inPlace: false)
      case .multiplyInt:
        let a = code[i.b]
        if a.tag == .int {
          let (product, overflow) = a.asInt.multipliedReportingOverflow(by: i.immediate)
          if !overflow {
            code[i.a] = .int(product)
            continue
          }
        } else if a.tag == .float {
          code[i.a] = .float(a.asFloat * Double(i.immediate))
          continue
        }
        code[i.a] = try binary(.multiply, a, .int(i.immediate), inPlace: false)
      case .floorDivideInt:
        let a = code[i.b]
        code[i.a] =
          a.tag == .int && i.immediate > 0
          ? .int(floorQuotient(a.asInt, i.immediate))
          : try binary(.floorDivide, a, .int(i.immediate), inPlace: false)
      case .moduloInt:
        let a = code[i.b]
        code[i.a] =
          a.tag == .int && i.immediate > 0
          ? .int(floorRemainder(a.asInt, i.immediate))
          : try binary(.modulo, a, .int(i.immediate), inPlace: false)
      case .bitAndInt:
        let a = code[i.b]
        code[i.a] =
          a.tag == .int
          ? .int(a.asInt & i.immediate)
          : try binary(.bitAnd, a, .int(i.immediate), inPlace: false)
      case .power:
        let (a, b) = (code[i.b], code[i.c])
        if a.tag == .float, let power = plainPower(a.asFloat, b) {
          code[i.a] = .float(power)
          continue
        }
        code[i.a] = try binary(.power, a, b, inPlace: false)
      case .matrixMultiply, .leftShift:
        code[i.a] = try binary(i.opcode.binaryOperator, code[i.b], code[i.c], inPlace: false)
      case .matrixMultiplyInPlace, .powerInPlace, .leftShiftInPlace, .rightShiftInPlace,
        .bitOrInPlace, .bitXorInPlace:
        code[i.a] = try binary(i.opcode.binaryOperator, code[i.b], code[i.c], inPlace: true)
      case .addInt, .addIntInPlace:
        let a = code[i.b]
        if a.tag == .int {
          let (sum, overflow) = a.asInt.addingReportingOverflow(i.immediate)
          if !overflow {
            code[i.a] = .int(sum)
            continue
          }
        }
        code[i.a] = try binary(
          .add, a, .int(i.immediate), inPlace: i.opcode == .addIntInPlace)
      case .subtractInt, .subtractIntInPlace:
        let a = code[i.b]
        if a.tag == .int {
          let (difference, overflow) = a.asInt.subtractingReportingOverflow(i.immediate)
          if !overflow {
            code[i.a] = .int(difference)
            continue
          }
        }
        code[i.a] = try binary(
          .subtract, a, .int(i.immediate), inPlace: i.opcode == .subtractIntInPlace)
      case .negate:
        let a = code[i.b]
        code[i.a] = a.tag == .float ? .float(-a.asFloat) : try unary(.minus, a)
      case .plus: code[i.a] = try unary(.plus, code[i.b])
      case .invert: code[i.a] = try unary(.invert, code[i.b])
      case .not: code[i.a] = .bool(try !truth(code[i.b]))

      // MARK: Comparison
      case .less:
        let (a, b) = (code[i.b], code[i.c])
        code[i.a] =
          a.tag == .int && b.tag == .int
          ? .bool(a.asInt < b.asInt) : try compare(.less, a, b)
      case .lessOrEqual:
        let (a, b) = (code[i.b], code[i.c])
        code[i.a] =
          a.tag == .int && b.tag == .int
          ? .bool(a.asInt <= b.asInt) : try compare(.lessOrEqual, a, b)
      case .equal:
        let (a, b) = (code[i.b], code[i.c])
        code[i.a] =
          a.tag == .int && b.tag == .int ? .bool(a.asInt == b.asInt) : try compare(.equal, a, b)
      case .notEqual:
        let (a, b) = (code[i.b], code[i.c])
        code[i.a] =
          a.tag == .int && b.tag == .int
          ? .bool(a.asInt != b.asInt) : try compare(.notEqual, a, b)
      case .greater:
        let (a, b) = (code[i.b], code[i.c])
        code[i.a] =
          a.tag == .int && b.tag == .int
          ? .bool(a.asInt > b.asInt) : try compare(.greater, a, b)
      case .greaterOrEqual:
        let (a, b) = (code[i.b], code[i.c])
        code[i.a] =
          a.tag == .int && b.tag == .int
          ? .bool(a.asInt >= b.asInt) : try compare(.greaterOrEqual, a, b)
      case .branchLess:
        let (a, b) = (code[i.b], code[i.c])
        let truth: Bool
        if a.tag == .int, b.tag == .int {
          truth = a.asInt < b.asInt
        } else if a.tag == .float, b.tag == .float {
          truth = a.asFloat < b.asFloat
        } else {
          truth = try compareTruth(.less, a, b)
        }
        if truth == (i.a != 0) { code.cursor.jumpByWord() } else { code.cursor.skip(1) }
      case .branchLessOrEqual:
        let (a, b) = (code[i.b], code[i.c])
        let truth: Bool
        if a.tag == .int, b.tag == .int {
          truth = a.asInt <= b.asInt
        } else if a.tag == .float, b.tag == .float {
          truth = a.asFloat <= b.asFloat
        } else {
          truth = try compareTruth(.lessOrEqual, a, b)
        }
        if truth == (i.a != 0) { code.cursor.jumpByWord() } else { code.cursor.skip(1) }
      case .branchEqual:
        let (a, b) = (code[i.b], code[i.c])
        let truth =
          a.tag == .int && b.tag == .int ? a.asInt == b.asInt : try compareTruth(.equal, a, b)
        if truth == (i.a != 0) { code.cursor.jumpByWord() } else { code.cursor.skip(1) }
      case .branchNotEqual:
        let (a, b) = (code[i.b], code[i.c])
        let truth =
          a.tag == .int && b.tag == .int ? a.asInt != b.asInt : try compareTruth(.notEqual, a, b)
        if truth == (i.a != 0) { code.cursor.jumpByWord() } else { code.cursor.skip(1) }
      case .branchGreater:
        let (a, b) = (code[i.b], code[i.c])
        let truth: Bool
        if a.tag == .int, b.tag == .int {
          truth = a.asInt > b.asInt
        } else if a.tag == .float, b.tag == .float {
          truth = a.asFloat > b.asFloat
        } else {
          truth = try compareTruth(.greater, a, b)
        }
        if truth == (i.a != 0) { code.cursor.jumpByWord() } else { code.cursor.skip(1) }
      case .branchGreaterOrEqual:
        let (a, b) = (code[i.b], code[i.c])
        let truth: Bool
        if a.tag == .int, b.tag == .int {
          truth = a.asInt >= b.asInt
        } else if a.tag == .float, b.tag == .float {
          truth = a.asFloat >= b.asFloat
        } else {
          truth = try compareTruth(.greaterOrEqual, a, b)
        }
        if truth == (i.a != 0) { code.cursor.jumpByWord() } else { code.cursor.skip(1) }
      case .branchLessInt:
        let a = code[i.b]
        let truth =
          a.tag == .int ? a.asInt < i.immediate : try compareTruth(.less, a, .int(i.immediate))
        if truth == (i.a != 0) { code.cursor.jumpByWord() } else { code.cursor.skip(1) }
      case .branchLessOrEqualInt:
        let a = code[i.b]
        let truth =
          a.tag == .int
          ? a.asInt <= i.immediate : try compareTruth(.lessOrEqual, a, .int(i.immediate))
        if truth == (i.a != 0) { code.cursor.jumpByWord() } else { code.cursor.skip(1) }
      case .branchEqualInt:
        let a = code[i.b]
        let truth =
          a.tag == .int ? a.asInt == i.immediate : try compareTruth(.equal, a, .int(i.immediate))
        if truth == (i.a != 0) { code.cursor.jumpByWord() } else { code.cursor.skip(1) }
      case .branchNotEqualInt:
        let a = code[i.b]
        let truth =
          a.tag == .int
          ? a.asInt != i.immediate : try compareTruth(.notEqual, a, .int(i.immediate))
        if truth == (i.a != 0) { code.cursor.jumpByWord() } else { code.cursor.skip(1) }
      case .branchGreaterInt:
        let a = code[i.b]
        let truth =
          a.tag == .int ? a.asInt > i.immediate : try compareTruth(.greater, a, .int(i.immediate))
        if truth == (i.a != 0) { code.cursor.jumpByWord() } else { code.cursor.skip(1) }
      case .branchGreaterOrEqualInt:
        let a = code[i.b]
        let truth =
          a.tag == .int
          ? a.asInt >= i.immediate : try compareTruth(.greaterOrEqual, a, .int(i.immediate))
        if truth == (i.a != 0) { code.cursor.jumpByWord() } else { code.cursor.skip(1) }
      case .identical: code[i.a] = .bool(code[i.b].isIdentical(to: code[i.c]))
      case .notIdentical: code[i.a] = .bool(!code[i.b].isIdentical(to: code[i.c]))
      case .contains: code[i.a] = .bool(try isIn(code[i.b], code[i.c]))
      case .notContains: code[i.a] = .bool(try !contains(code[i.c], code[i.b]))
      case .branchContains:
        let truth = try isIn(code[i.b], code[i.c])
        if truth == (i.a != 0) { code.cursor.jumpByWord() } else { code.cursor.skip(1) }
      case .branchItem:
        // An observation is to see the item being read.
        if !observed, let truth = plainItemTruth(code[i.b], code[i.c]) {
          if truth == (i.a != 0) { code.cursor.jumpByWord() } else { code.cursor.skip(3) }
        } else {
          code.cursor.skip(1)
        }

      // MARK: Control
      case .jump: code.cursor.skip(Int(i.wide))
      case .loop:
        code.cursor.skip(Int(i.wide))
        fuel &-= 1
        if fuel < 0 { try safePoint() }
        // Most loops go back to `for`: its step is taken here, without another dispatch.
        if code.cursor.isAt(.forNext) {
          let step = code.cursor.fetch()
          try forNext(step, &code)
        }
      case .branchTrue: if try truth(code[i.a]) { code.cursor.skip(Int(i.wide)) }
      case .branchFalse: if try !truth(code[i.a]) { code.cursor.skip(Int(i.wide)) }
      case .branchNone: if code[i.a].isNone { code.cursor.skip(Int(i.wide)) }
      case .branchNotNone: if !code[i.a].isNone { code.cursor.skip(Int(i.wide)) }
      case .iterate: code[i.a] = try iterator(code[i.b])
      case .forNext, .forNextPair:
        if i.opcode == .forNextPair {
          frames.setCursor(code.cursor)
          let halves = code.registers.advanced(by: Int(code.cursor.peek(1).b))
          switch try stepPair(code[i.a], into: halves) {
          case .pair:
            code.cursor.skip(2)
            continue
          case .end:
            code.cursor.jumpByWord()
            continue
          case .other: break
          }
        }
        try forNext(i, &code)
      case .return:
        let result = code[i.a]
        if frames.topRole == .call {
          let destination = frames.topDestination
          frames.pop()
          code = RunningCode(frames.top)
          code[destination] = result
          continue
        }
        if let leaving = try leave(result) { return leaving }
        code = RunningCode(frames.top)
      case .echo: try echo?(code[i.a])

      // MARK: Displays
      case .buildTuple:
        let tuple = try heap.tuple(count: Int(i.c))
        for index in 0..<Int(i.c) {
          tuple.initialize(index, to: code.registers[Int(i.b) &+ index])
        }
        code[i.a] = tuple.value
      case .buildList, .buildSet, .buildDict, .buildString, .buildSlice,
        .setAdd, .setUpdate, .dictUpdate, .dictMerge, .listExtend, .listToTuple,
        .formatValue, .convert:
        try executeDisplay(i, code)
      case .listAppend: try heap.append(code[i.b], to: ListRef(unchecked: code[i.a]))
      case .dictSet:
        let dict = DictRef(unchecked: code[i.a])
        let key = code[i.b]
        if key.tag == .int, try setInt(key.asInt, to: code[i.c], in: dict) { continue }
        try set(key, to: code[i.c], in: dict)
      case .unpack:
        let value = code[i.a]
        if value.tag == .tuple {
          let tuple = TupleRef(unchecked: value)
          if tuple.count == Int(i.c) {
            for index in 0..<Int(i.c) { code.registers[Int(i.b) &+ index] = tuple[index] }
            continue
          }
        }
        try unpack(value, count: Int(i.c), into: code.registers, at: Int(i.b))
      case .unpackStarred:
        try unpackStarred(
          code[i.a], before: Int(i.c & 0xFF), after: Int(i.c >> 8), into: code.registers,
          at: Int(i.b))

      // MARK: Attributes and items
      case .getAttribute:
        let object = code[i.b]
        let cache = code.cache(code.cursor.fetch().wide)
        if object.tag == .instance {
          let instance = InstanceRef(unchecked: object)
          if cache.holds(unsafe UInt(bitPattern: instance.shapeAddress), epoch) {
            code[i.a] = instance[slot: Int(cache.slot)]
            continue
          }
        }
        code[i.a] = try attributeFilling(cache, name(i.c, code), object)
      case .setAttribute:
        let object = code[i.a]
        let cache = code.cache(code.cursor.fetch().wide)
        if object.tag == .instance {
          let instance = InstanceRef(unchecked: object)
          if cache.holds(unsafe UInt(bitPattern: instance.shapeAddress), epoch),
            setCached(cache.content, instance, code[i.c])
          {
            continue
          }
        }
        try setAttributeFilling(cache, name(i.b, code), object, code[i.c])
      case .deleteAttribute: try deleteAttribute(name(i.b, code), of: code[i.a])
      case .getItem:
        let (container, key) = (code[i.b], code[i.c])
        if key.tag == .int {
          if container.tag == .list {
            let list = ListRef(unchecked: container)
            var index = key.asInt
            if index < 0 { index &+= list.count }
            if index >= 0, index < list.count {
              code[i.a] = list[index]
              continue
            }
          } else if container.tag == .tuple {
            let tuple = TupleRef(unchecked: container)
            var index = key.asInt
            if index < 0 { index &+= tuple.count }
            if index >= 0, index < tuple.count {
              code[i.a] = tuple[index]
              continue
            }
          } else if container.tag == .dict {
            let dict = DictRef(unchecked: container)
            if let place = dict.place(ofInt: key.asInt), place >= 0 {
              code[i.a] = dict[place: place].value
              continue
            }
          } else if container.tag == .string {
            let string = StringRef(unchecked: container)
            var index = key.asInt
            if index < 0 { index &+= string.count }
            if index >= 0, index < string.count {
              code[i.a] = try heap.string(codePoint: string[index])
              continue
            }
          }
        } else if container.tag == .dict, key.tag == .string {
          if let value = DictRef(unchecked: container).value(for: StringRef(unchecked: key)) {
            code[i.a] = value
            continue
          }
        }
        code[i.a] = try item(container, key)
      case .setItem:
        let (container, key) = (code[i.a], code[i.b])
        if container.tag == .list, key.tag == .int {
          let list = ListRef(unchecked: container)
          var index = key.asInt
          if index < 0 { index &+= list.count }
          if index >= 0, index < list.count {
            list[index] = code[i.c]
            continue
          }
        } else if container.tag == .dict, key.tag == .string {
          let dict = DictRef(unchecked: container)
          if let place = dict.place(of: StringRef(unchecked: key)) {
            dict.setValue(code[i.c], at: place)
            continue
          }
        } else if container.tag == .dict, key.tag == .int {
          if try setInt(key.asInt, to: code[i.c], in: DictRef(unchecked: container)) { continue }
        }
        try setItem(container, key, to: code[i.c])
      case .getItemInt:
        let container = code[i.b]
        var index = i.immediate
        if container.tag == .list {
          let list = ListRef(unchecked: container)
          if index < 0 { index &+= list.count }
          if index >= 0, index < list.count {
            code[i.a] = list[index]
            continue
          }
        } else if container.tag == .tuple {
          let tuple = TupleRef(unchecked: container)
          if index < 0 { index &+= tuple.count }
          if index >= 0, index < tuple.count {
            code[i.a] = tuple[index]
            continue
          }
        } else if container.tag == .string {
          let string = StringRef(unchecked: container)
          if index < 0 { index &+= string.count }
          if index >= 0, index < string.count {
            code[i.a] = try heap.string(codePoint: string[index])
            continue
          }
        } else if container.tag == .dict {
          let dict = DictRef(unchecked: container)
          if let place = dict.place(ofInt: index), place >= 0 {
            code[i.a] = dict[place: place].value
            continue
          }
        }
        code[i.a] = try item(container, .int(i.immediate))
      case .setItemInt:
        let container = code[i.a]
        var index = i.middleImmediate
        if container.tag == .list {
          let list = ListRef(unchecked: container)
          if index < 0 { index &+= list.count }
          if index >= 0, index < list.count {
            list[index] = code[i.c]
            continue
          }
        } else if container.tag == .dict {
          if try setInt(index, to: code[i.c], in: DictRef(unchecked: container)) { continue }
        }
        try setItem(container, .int(i.middleImmediate), to: code[i.c])
      case .deleteItem: try deleteItem(code[i.a], code[i.b])

      // MARK: Calls
      case .call:
        if code.isGenerator {
          try callFromGenerator(i, code)
          code = RunningCode(frames.top)
          fuel &-= 1
          if fuel < 0 { try safePoint() }
          continue
        }
        let callee = code[i.a]
        let window = code.registers.advanced(by: Int(i.a) &+ 1)
        frames.setCursor(code.cursor)
        if callee.tag == .function {
          try enter(
            FunctionRef(unchecked: callee), window, Int(i.b), keywords: nil, role: .call,
            destination: i.c, subject: .undefined)
          code = RunningCode(frames.top)
          fuel &-= 1
          if fuel < 0 { try safePoint() }
          continue
        }
        if callee.tag == .builtin {
          code[i.c] = try callBuiltin(
            BuiltinRef(unchecked: callee), window, Int(i.b), keywords: nil)
        } else if callee.tag == .type, !TypeRef(unchecked: callee).isScriptBuilt {
          code[i.c] = try construct(
            TypeRef(unchecked: callee), window, Int(i.b), keywords: nil)
        } else {
          let result = try enter(
            callee, window, Int(i.b), keywords: nil, role: .call, destination: i.c)
          if result.isUndefined { code = RunningCode(frames.top) } else { code[i.c] = result }
        }
        fuel &-= 1
        if fuel < 0 { try safePoint() }
      case .loadMethod:
        let object = code[i.b]
        let cache = code.cache(code.cursor.fetch().wide)
        if cache.holds(methodKey(object), epoch) {
          code[i.a &+ 1] = object
          code[i.a] = cache.value
          continue
        }
        try loadMethod(cache, name(i.c, code), object, into: code.registers, at: Int(i.a))
      case .callMethod:
        if code.isGenerator {
          try callFromGenerator(i, code)
          code = RunningCode(frames.top)
          fuel &-= 1
          if fuel < 0 { try safePoint() }
          continue
        }
        let callee = code[i.a]
        let isBound = code[i.a &+ 1].isUndefined
        let window = code.registers.advanced(by: Int(i.a) &+ (isBound ? 2 : 1))
        let count = Int(i.b) &+ (isBound ? 0 : 1)
        frames.setCursor(code.cursor)
        if callee.tag == .function {
          try enter(
            FunctionRef(unchecked: callee), window, count, keywords: nil, role: .call,
            destination: i.c, subject: .undefined)
          code = RunningCode(frames.top)
          fuel &-= 1
          if fuel < 0 { try safePoint() }
          continue
        }
        if callee.tag == .builtin {
          code[i.c] = try callBuiltin(BuiltinRef(unchecked: callee), window, count, keywords: nil)
        } else {
          let result = try enter(
            callee, window, count, keywords: nil, role: .call, destination: i.c)
          if result.isUndefined { code = RunningCode(frames.top) } else { code[i.c] = result }
        }
        fuel &-= 1
        if fuel < 0 { try safePoint() }
      case .callKeywords, .callMethodKeywords:
        if code.isGenerator {
          try callFromGenerator(i, code)
          code = RunningCode(frames.top)
          fuel &-= 1
          if fuel < 0 { try safePoint() }
          continue
        }
        let names = TupleRef(unchecked: code.constants[Int(code.cursor.fetch().wide)])
        var start = Int(i.a) &+ 1
        var count = Int(i.b)
        if i.opcode == .callMethodKeywords {
          if code.registers[start].isUndefined { start &+= 1 } else { count &+= 1 }
        }
        frames.setCursor(code.cursor)
        let result = try enter(
          code[i.a], code.registers.advanced(by: start), count, keywords: names, role: .call,
          destination: i.c)
        if result.isUndefined { code = RunningCode(frames.top) } else { code[i.c] = result }
        fuel &-= 1
        if fuel < 0 { try safePoint() }
      case .callSpread:
        frames.setCursor(code.cursor)
        let result = try callSpread(
          code[i.a], code[i.a &+ 1], code[i.a &+ 2], destination: i.c)
        if result.isUndefined { code = RunningCode(frames.top) } else { code[i.c] = result }
        fuel &-= 1
        if fuel < 0 { try safePoint() }

      // MARK: Functions and classes
      case .makeFunction:
        makeFunction(i, code)
        code.cursor.skip(Int(i.c))
      case .setDefaults: FunctionRef(unchecked: code[i.a]).defaults = code[i.b]
      case .setKeywordDefaults: FunctionRef(unchecked: code[i.a]).keywordDefaults = code[i.b]
      case .setAnnotations: FunctionRef(unchecked: code[i.a]).annotations = code[i.b]
      case .buildClass:
        frames.setCursor(code.cursor)
        code[i.a] = try buildClass(
          code[i.b], base: code[i.b &+ 1], keywords: code[i.b &+ 2],
          name: StringRef(unchecked: code.constants[i.c]))
      case .makeGenerator:
        let generator = unsafe heap.generator(
          code.function, registers: code.registers.base,
          count: code.function.code.registerCount)
        unsafe generator.pointer.pointee.resumePoint = code.cursor.index(in: code.function.code)
        if let leaving = try leave(generator.value) { return leaving }
        code = RunningCode(frames.top)
      case .yield:
        let value = code[i.a]
        if frames.count == sink.depth, sinkTakes(value) {
          code[i.b] = .none
          fuel &-= 1
          if fuel < 0 { try safePoint() }
          continue
        }
        let (role, destination) = (frames.topRole, frames.topDestination)
        suspend(
          resumePoint: code.cursor.index(in: code.function.code), receives: i.b,
          delegate: .undefined)
        if role != .forLoop, deliver(value, role, destination) { return value }
        code = RunningCode(frames.top)
        if role == .forLoop {
          code[destination] = value
          code.cursor.skip(1)
        }
      case .yieldFrom:
        frames.setCursor(code.cursor)
        if let yielded = try delegate(i, code) {
          let (role, destination) = (frames.topRole, frames.topDestination)
          suspend(
            resumePoint: code.cursor.index(in: code.function.code) - 1, receives: i.c,
            delegate: code[i.a])
          if deliver(yielded, role, destination) { return yielded }
        }
        code = RunningCode(frames.top)

      // MARK: Exceptions
      case .raise: throw try raise(code[i.a])
      case .raiseFrom: throw try raise(code[i.a], from: code[i.b])
      case .reraise:
        guard !handling.isNone else {
          throw error(.runtimeError, "No active exception to reraise")
        }
        isReraising = true
        throw Raised(handling)
      case .resumeRaise:
        isReraising = true
        throw Raised(code[i.a])
      case .pushHandling:
        code[i.b] = handling
        handling = code[i.a]
      case .popHandling: handling = code[i.a]
      case .dropIterator:
        if code[i.a].tag == .generator {
          frames.setCursor(code.cursor)
          let iterator = code[i.a]
          code[i.a] = .undefined
          try closeIfAbandoned(GeneratorRef(unchecked: iterator))
        }
      case .matchException: code[i.a] = .bool(try matchException(code[i.b], code[i.c]))
      case .loadAssertionError: code[i.a] = types[.assertionError].value
      case .enterContext:
        frames.setCursor(code.cursor)
        try enterContext(i, code)
      case .exitContext:
        frames.setCursor(code.cursor)
        code[i.a] = try exitContext(
          code[i.b], i.c == Opcode.noRegister ? .none : code[i.c])

      // MARK: Patterns
      case .matchSequence, .matchMapping, .length, .matchKeys, .copyWithout, .matchClass:
        frames.setCursor(code.cursor)
        try executePattern(i, code)
        if i.opcode == .matchClass { code.cursor.skip(1) }

      // MARK: Modules
      case .importModule, .importFrom, .importStar:
        frames.setCursor(code.cursor)
        try executeImport(i, code)
      }
    }
  }
}
