/// What the operands of an instruction mean: the one table behind disassembly and verification.
struct OperandLayout {
  enum Operand {
    case unused
    case register
    /// A register, or `noRegister`.
    case optionalRegister
    case constant
    /// A global's slot.
    case slot
    /// The number of a captured cell.
    case captured
    case number
    /// A signed number.
    case immediate
  }

  /// What operands b and c mean together.
  enum Wide {
    case constant, number, distance
  }

  /// What the next word holds.
  enum Word {
    case distance, cache, constant
  }

  var a = Operand.unused
  var b = Operand.unused
  var c = Operand.unused
  var wide: Wide?
  var word: Word?

  init(_ a: Operand = .unused, _ b: Operand = .unused, _ c: Operand = .unused, word: Word? = nil) {
    self.a = a
    self.b = b
    self.c = c
    self.word = word
  }

  init(_ a: Operand, wide: Wide) {
    self.a = a
    self.wide = wide
  }
}

extension Opcode {
  var layout: OperandLayout {
    switch self {
    case .extra: .init(.unused, wide: .number)
    case .loadConstant: .init(.register, wide: .constant)
    case .loadInt: .init(.register, wide: .number)
    case .jump, .loop: .init(.unused, wide: .distance)
    case .branchTrue, .branchFalse, .branchNone, .branchNotNone: .init(.register, wide: .distance)
    case .loadNone, .checkLocal, .deleteLocal, .makeCell, .return, .echo, .raise, .resumeRaise,
      .popHandling, .dropIterator, .loadAssertionError, .importStar:
      .init(.register)
    case .makeGenerator, .reraise: .init()
    case .move, .negate, .plus, .invert, .not, .iterate, .listAppend, .listExtend, .setAdd,
      .setUpdate, .dictUpdate, .listToTuple, .setDefaults, .setKeywordDefaults, .setAnnotations,
      .yield, .raiseFrom, .pushHandling, .deleteItem, .matchSequence, .matchMapping, .length:
      .init(.register, .register)
    case .loadGlobal: .init(.register, .slot, .slot)
    case .storeGlobal: .init(.register, .slot)
    case .deleteGlobal: .init(.unused, .slot)
    case .loadCell, .storeCell: .init(.register, .register)
    case .deleteCell: .init(.unused, .register)
    case .loadFree, .storeFree: .init(.register, .captured)
    case .deleteFree: .init(.unused, .captured)
    case .loadClassName, .storeClassName: .init(.register, .constant)
    case .loadClassFree: .init(.register, .constant, .captured)
    case .deleteClassName: .init(.unused, .constant)
    case .annotate: .init(.constant, .constant, .number)
    case .add, .addOpen, .subtract, .multiply, .matrixMultiply, .divide, .floorDivide, .modulo,
      .power,
      .leftShift, .rightShift, .bitOr, .bitXor, .bitAnd, .addInPlace, .subtractInPlace,
      .multiplyInPlace, .matrixMultiplyInPlace, .divideInPlace, .floorDivideInPlace,
      .moduloInPlace, .powerInPlace, .leftShiftInPlace, .rightShiftInPlace, .bitOrInPlace,
      .bitXorInPlace, .bitAndInPlace, .less, .lessOrEqual, .equal, .notEqual, .greater,
      .greaterOrEqual, .identical, .notIdentical, .contains, .notContains, .dictSet, .dictMerge,
      .getItem, .setItem, .yieldFrom, .matchException, .enterContext, .matchKeys, .copyWithout:
      .init(.register, .register, .register)
    case .addInt, .subtractInt, .addIntInPlace, .subtractIntInPlace, .multiplyInt, .floorDivideInt,
      .moduloInt, .bitAndInt, .getItemInt:
      .init(.register, .register, .immediate)
    case .branchLess, .branchLessOrEqual, .branchEqual, .branchNotEqual, .branchGreater,
      .branchGreaterOrEqual, .branchContains, .branchItem:
      .init(.number, .register, .register, word: .distance)
    case .branchLessInt, .branchLessOrEqualInt, .branchEqualInt, .branchNotEqualInt,
      .branchGreaterInt, .branchGreaterOrEqualInt:
      .init(.number, .register, .immediate, word: .distance)
    case .forNext, .forNextPair: .init(.register, .register, word: .distance)
    case .buildTuple, .buildList, .buildSet, .buildDict, .buildString, .unpack, .unpackStarred,
      .convert:
      .init(.register, .register, .number)
    case .buildSlice: .init(.register, .register)
    case .formatValue: .init(.register, .register, .optionalRegister)
    case .getAttribute, .loadMethod: .init(.register, .register, .constant, word: .cache)
    case .setAttribute: .init(.register, .constant, .register, word: .cache)
    case .setItemInt: .init(.register, .immediate, .register)
    case .deleteAttribute: .init(.register, .constant)
    case .call, .callMethod: .init(.register, .number, .register)
    case .callKeywords, .callMethodKeywords:
      .init(.register, .number, .register, word: .constant)
    case .callSpread: .init(.register, .unused, .register)
    case .makeFunction: .init(.register, .constant, .number)
    case .capture: .init(.number, .number)
    case .buildClass: .init(.register, .register, .constant)
    case .exitContext: .init(.register, .register, .optionalRegister)
    case .matchClass: .init(.register, .register, .register, word: .constant)
    case .importModule: .init(.register, .constant, .number)
    case .importFrom: .init(.register, .register, .constant)
    }
  }
}

extension Instruction {
  /// Runs of registers that the instruction uses besides those its operands name.
  var registerRuns: [Range<Int>] {
    let (a, b, c) = (Int(a), Int(b), Int(c))
    return switch opcode {
    case .buildTuple, .buildList, .buildSet, .buildString, .unpack: [b..<b + c]
    case .buildDict: [b..<b + 2 * c]
    case .unpackStarred: [b..<b + (c & 0xFF) + (c >> 8) + 1]
    case .buildSlice, .buildClass: [b..<b + 3]
    case .call, .callKeywords: [a..<a + 1 + b]
    case .callMethod, .callMethodKeywords: [a..<a + 2 + b]
    case .callSpread: [a..<a + 3]
    case .loadMethod: [a..<a + 2]
    default: []
    }
  }
}
