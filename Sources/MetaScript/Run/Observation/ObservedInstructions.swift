extension Machine {
  /// Shows an instruction that is about to run to the observation.
  ///
  /// Instructions that only move values, or make new ones, need no note: whatever they move has been
  /// read from its place before.
  @inline(never) func observe(_ i: Instruction, _ code: RunningCode) throws(Raised) {
    guard let observation else { return }
    // Where the script is, should the observation end here.
    frames.setCursor(code.cursor)
    switch i.opcode {
    case .extra, .capture, .move, .loadConstant, .loadInt, .loadNone, .checkLocal, .deleteLocal,
      .makeCell, .jump, .loop, .branchNone, .branchNotNone, .return, .identical, .notIdentical,
      .buildTuple, .buildList, .buildSet, .buildDict, .buildString, .buildSlice, .listAppend,
      .setAdd, .dictSet, .listToTuple, .branchItem, .makeFunction, .setDefaults,
      .setKeywordDefaults,
      .setAnnotations, .makeGenerator, .yield, .reraise, .resumeRaise, .pushHandling, .popHandling,
      .dropIterator, .matchException, .loadAssertionError, .exitContext, .matchSequence,
      .matchMapping:
      break
    case .loadGlobal, .storeGlobal, .deleteGlobal, .loadCell, .storeCell, .deleteCell, .loadFree,
      .storeFree, .deleteFree, .loadClassName, .loadClassFree, .storeClassName, .deleteClassName,
      .annotate:
      try observeName(i, code, observation)
    case .add, .addOpen, .subtract, .multiply, .matrixMultiply, .divide, .floorDivide, .modulo,
      .power,
      .leftShift, .rightShift, .bitOr, .bitXor, .bitAnd, .less, .lessOrEqual, .equal, .notEqual,
      .greater, .greaterOrEqual, .branchLess, .branchLessOrEqual, .branchEqual, .branchNotEqual,
      .branchGreater, .branchGreaterOrEqual:
      try touch(code[i.b], observation)
      try touch(code[i.c], observation)
    case .contains, .notContains, .branchContains:
      if code[i.b].tag == .string, unwrap(code[i.c]).tag == .dict {
        try noteItem(code[i.b], of: code[i.c], observation)
      } else {
        try touch(code[i.b], observation)
        try touch(code[i.c], observation)
      }
    case .addInPlace, .subtractInPlace, .multiplyInPlace, .matrixMultiplyInPlace, .divideInPlace,
      .floorDivideInPlace, .moduloInPlace, .powerInPlace, .leftShiftInPlace, .rightShiftInPlace,
      .bitOrInPlace, .bitXorInPlace, .bitAndInPlace:
      try refuseInPlace(code[i.b])
      try touch(code[i.b], observation)
      try touch(code[i.c], observation)
    case .addIntInPlace, .subtractIntInPlace:
      try refuseInPlace(code[i.b])
      try touch(code[i.b], observation)
    case .addInt, .subtractInt, .multiplyInt, .floorDivideInt, .moduloInt, .bitAndInt, .negate,
      .plus, .invert, .branchLessInt,
      .branchLessOrEqualInt, .branchEqualInt, .branchNotEqualInt, .branchGreaterInt,
      .branchGreaterOrEqualInt, .formatValue, .convert, .enterContext:
      try touch(code[i.b], observation)
    case .not, .iterate, .listExtend, .setUpdate, .dictUpdate, .dictMerge, .length:
      try touch(code[i.b], observation, itemsOnly: true)
    case .branchTrue, .branchFalse, .unpack, .unpackStarred, .yieldFrom, .forNext,
      .forNextPair:
      try touch(code[i.a], observation, itemsOnly: true)
    case .matchKeys, .copyWithout: try touch(code[i.b], observation)
    case .matchClass: throw endObservation("matches the pattern of a class")
    case .getAttribute, .loadMethod: try noteAttribute(name(i.c, code), of: code[i.b], observation)
    case .setAttribute: try refuseAttribute(name(i.b, code), of: code[i.a])
    case .deleteAttribute: try refuseAttribute(name(i.b, code), of: code[i.a])
    case .getItem: try noteItem(code[i.c], of: code[i.b], observation)
    case .getItemInt: try noteItem(.int(i.immediate), of: code[i.b], observation)
    case .setItem, .setItemInt, .deleteItem:
      let inner = unwrap(code[i.a])
      if i.opcode == .setItem, let name = StringRef(code[i.b]),
        observation.maySet(heap.intern(name), of: inner)
      {
        break
      }
      if inner.tag == .instance {
        note(InstanceRef(unchecked: inner), observation)
      } else {
        try refuseChange(of: code[i.a], by: "[]")
      }
    case .call, .callMethod, .callKeywords, .callMethodKeywords:
      try noteCallee(code[i.a], observation)
    case .callSpread:
      try noteCallee(code[i.a], observation)
      try touch(code[i.a &+ 1], observation)
      try touch(code[i.a &+ 2], observation)
    case .raise, .raiseFrom:
      if code[i.a].tag == .instance, code[i.a].isOld {
        throw endObservation("raises an exception made outside")
      }
    case .echo: throw endObservation("shows a value")
    case .buildClass: throw endObservation("makes a class")
    case .importModule, .importFrom, .importStar: try observeImport(i, code, observation)
    }
  }

  private func observeName(
    _ i: Instruction, _ code: RunningCode, _ observation: Observation
  ) throws(Raised) {
    switch i.opcode {
    case .loadGlobal:
      let module = code.function.module
      noteGlobal(Int(i.b), of: module, observation)
      if module[slot: Int(i.b)].isUndefined { noteGlobal(Int(i.c), of: builtins, observation) }
    case .storeGlobal, .deleteGlobal:
      let name = code.function.module.info.names[Int(i.b)].text
      throw endObservation("sets the global '\(name)'")
    case .loadCell:
      if let cell = CellRef(code[i.b]) { noteCell(cell, observation) }
    case .storeCell, .deleteCell:
      if code[i.b].isOld { throw endObservation("sets a captured variable") }
    case .loadFree: noteCaptured(Int(i.b), of: code.function, observation)
    case .storeFree, .deleteFree:
      if code.function.cell(Int(i.b)).value.isOld {
        let name = code.function.code.info.capturedNames[Int(i.b)].text
        throw endObservation("sets the captured variable '\(name)'")
      }
    default: throw endObservation("makes a class")
    }
  }

  /// `a += b`, which changes `a` itself where it can be changed.
  private func refuseInPlace(_ value: Value) throws(Raised) {
    switch unwrap(value).tag {
    case .list, .dict, .native: try refuseChange(of: value, by: "in place")
    case .set:
      if !SetRef(unchecked: unwrap(value)).isFrozen { try refuseChange(of: value, by: "in place") }
    default: break
    }
  }

  func refuseAttribute(_ name: StringRef, of value: Value) throws(Raised) {
    guard value.isOld, observation?.maySet(heap.intern(name), of: value) != true else { return }
    throw endObservation("sets the attribute '\(name.text)' of a \(type(of: value).name)")
  }

  /// What is about to be called; functions have their defaults, classes and instances their methods.
  func noteCallee(_ callee: Value, _ observation: Observation) throws(Raised) {
    switch callee.tag {
    case .function, .type: try touch(callee, observation)
    case .method: try noteCallee(MethodRef(unchecked: callee).function, observation)
    case .instance: note(InstanceRef(unchecked: callee), observation)
    case .descriptor: try noteCallee(DescriptorRef(unchecked: callee).function, observation)
    default: break
    }
  }

  /// Only modules that are there already; importing others runs them.
  private func observeImport(
    _ i: Instruction, _ code: RunningCode, _ observation: Observation
  ) throws(Raised) {
    switch i.opcode {
    case .importModule:
      guard let name = StringRef(code.constants[i.b]), modules[name.text] != nil else {
        throw endObservation("imports a module")
      }
    case .importFrom: try noteAttribute(name(i.c, code), of: code[i.b], observation)
    default: throw endObservation("imports a module")
    }
  }
}
