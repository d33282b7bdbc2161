/// A type, built in or written in a script.
@safe package struct TypeLayout: BitwiseCopyable {
  var header: Header
  /// Retained; released when the type is swept.
  var info: UnsafeRawPointer
  /// The shape of a new instance, unretained: `info` holds it.
  var rootShape: UnsafeRawPointer
  /// One value for each `SpecialMethod`, filled when first asked for.
  var specials: UnsafeMutablePointer<Value>
  /// The epoch of `TypeInfo` for which `specials` holds.
  var specialsEpoch: UInt32
  /// Slots a new instance gets room for.
  var expectedSlots: UInt32
  /// The built-in constructor as an object, or undefined until it is first called.
  var constructor: Value
  /// `__init__` of a class whose instances need nothing else to be made, as of `initializerEpoch`.
  var initializer: Value
  var initializerEpoch: UInt32
  /// Instances are made by the machine and not by a constructor.
  var isScriptBuilt: Bool
}

@safe package struct TypeRef: Handle, Hashable {
  package static let kind = Tag.type
  package let pointer: UnsafeMutablePointer<TypeLayout>
  @inline(__always) package init(_ pointer: UnsafeMutablePointer<TypeLayout>) {
    unsafe self.pointer = pointer
  }

  package var info: TypeInfo {
    unsafe Unmanaged<TypeInfo>.fromOpaque(pointer.pointee.info).takeUnretainedValue()
  }
  package var name: String { info.name }

  package func hash(into hasher: inout Hasher) { unsafe hasher.combine(pointer) }

  /// Whether this is `other` or derives from it.
  package func isSubtype(of other: TypeRef) -> Bool {
    var type: TypeRef? = self
    while let current = type {
      if current == other { return true }
      type = current.info.base
    }
    return false
  }

  /// An attribute of the type or of what it derives from, as it is stored.
  package func lookup(_ name: StringRef) -> Value? {
    var type: TypeRef? = self
    while let current = type {
      if let found = current.info.attributes.value(for: name) { return found }
      type = current.info.base
    }
    return nil
  }
}

/// What the machine's slow paths want to know of a type.
package final class TypeInfo {
  /// What an instance of the type is made of.
  package enum Storage {
    /// A value of this tag: `int`, `list`, `function` …
    case builtin(Tag)
    /// An `Instance` with slots; hidden slot 0 holds the built-in value that the class extends.
    case extending(Tag)
    /// An `Instance` with slots alone.
    case plain
    /// An exception: an `Instance` with the hidden slots of `ExceptionSlot`.
    case exception
    /// A `NativeObject` behind a pointer.
    case native
  }

  package var name: String
  package var qualifiedName: String
  package var module: String
  package let base: TypeRef?
  package let storage: Storage
  /// Methods, properties and other attributes, in order of definition.
  package let attributes: DictRef
  /// Written in a script, so that its attributes may be changed.
  package let isScriptDefined: Bool
  /// What calling the type does when it is built in; nil where it cannot be called.
  package var constructor: NativeFunction?
  /// The only attributes its instances take, when `__slots__` says so.
  package var slotNames: [StringRef]?
  /// What a class pattern of `match` takes its instances for, inherited and set by registration.
  package enum PatternKind { case other, sequence, mapping }
  package var patternKind = PatternKind.other
  /// Whether it derives from `abc.ABC`, so that `isinstance` asks its hook and its registry.
  package var isAbstractBase = false
  /// Whether classes may derive from the type.
  package var isFinal = false
  package var documentation: String?
  /// What errors call the type: with its module when it stands for one of Python's own library, all
  /// of which are in modules without a dot (`re.Pattern`, but `array` of `mlx.core`).
  package var nameInErrors: String {
    if case .native = storage, !isScriptDefined, module != "builtins", !module.contains(".") {
      return "\(module).\(name)"
    }
    // Written in the language here, but not in CPython.
    if module == "collections", name == "OrderedDict" || name == "defaultdict" {
      return "collections.\(name)"
    }
    return name
  }
  package let rootShape: Shape
  private(set) lazy var dictShape = Shape(hidden: rootShape.names, usesDict: true)

  init(
    name: String, qualifiedName: String, module: String, base: TypeRef?, storage: Storage,
    attributes: DictRef, isScriptDefined: Bool, hidden: [StringRef]
  ) {
    self.name = name
    self.qualifiedName = qualifiedName
    self.module = module
    self.base = base
    self.storage = storage
    self.attributes = attributes
    self.isScriptDefined = isScriptDefined
    rootShape = Shape(hidden: hidden)
  }
}

extension Heap {
  /// A type whose attributes the caller fills.
  package func type(
    named name: String, qualifiedName: String? = nil, module: String, base: TypeRef?,
    storage: TypeInfo.Storage, isScriptDefined: Bool, hidden: [StringRef] = []
  ) throws(Raised) -> TypeRef {
    let info = TypeInfo(
      name: name, qualifiedName: qualifiedName ?? name, module: module, base: base,
      storage: storage, attributes: try dict(), isScriptDefined: isScriptDefined,
      hidden: hidden)
    let specialCount = SpecialMethod.allCases.count
    let type = unsafe allocate(.type, size: MemoryLayout<TypeLayout>.size)
      .assumingMemoryBound(to: TypeLayout.self)
    unsafe type.pointee.info = UnsafeRawPointer(Unmanaged.passRetained(info).toOpaque())
    unsafe type.pointee.rootShape = UnsafeRawPointer(
      Unmanaged.passUnretained(info.rootShape).toOpaque())
    unsafe type.pointee.specials = buffer(specialCount * 16)
      .assumingMemoryBound(to: Value.self)
    unsafe type.pointee.specialsEpoch = 0
    unsafe type.pointee.constructor = .undefined
    unsafe type.pointee.initializer = .undefined
    unsafe type.pointee.initializerEpoch = 0
    if case .exception = storage {
      unsafe type.pointee.isScriptBuilt = true
    } else {
      unsafe type.pointee.isScriptBuilt = isScriptDefined
    }
    unsafe type.pointee.expectedSlots = UInt32(max(info.rootShape.slotCount, 4))
    let made = unsafe TypeRef(type)
    if let base {
      derived[base, default: []].append(made)
      info.patternKind = base.info.patternKind
    }
    return made
  }

  /// The classes that derive directly from a type and are still alive, oldest first.
  package func subclasses(of type: TypeRef) -> [TypeRef] { derived[type] ?? [] }

  /// Drops what is about to be swept from the lists of derived classes, which keep nothing alive.
  func forgetUnmarkedSubclasses() {
    for (base, types) in derived {
      if !base.header.isMarked {
        derived[base] = nil
      } else if types.contains(where: { !$0.header.isMarked }) {
        derived[base] = types.filter { $0.header.isMarked }
      }
    }
  }
}
