extension TypeRef {
  /// An attribute of the type by its place in the table of special methods; undefined when absent.
  @inline(__always) func special(
    _ method: SpecialMethod, epoch: UInt32, names: Names
  ) -> Value {
    if unsafe pointer.pointee.specialsEpoch != epoch { fillSpecials(epoch: epoch, names: names) }
    return unsafe pointer.pointee.specials[method.index]
  }

  @inline(never) private func fillSpecials(epoch: UInt32, names: Names) {
    let methods = SpecialMethod.allCases
    for method in methods {
      let found = lookup(names[method]) ?? .undefined
      unsafe pointer.pointee.specials[method.index] = found
    }
    unsafe pointer.pointee.specialsEpoch = epoch
  }
}

extension Machine {
  /// `value.name`; AttributeError when there is none.
  package func attribute(_ name: StringRef, of value: Value) throws(Raised) -> Value {
    if let found = try attributeIfPresent(name, of: value) { return found }
    throw missingAttribute(name, of: value)
  }

  func missingAttribute(_ name: StringRef, of value: Value) -> Raised {
    switch value.tag {
    case .type:
      error(
        .attributeError,
        "type object '\(TypeRef(unchecked: value).name)' has no attribute '\(name.text)'",
        lookingFor: name, in: value)
    case .module:
      error(
        .attributeError,
        "module '\(ModuleRef(unchecked: value).info.name)' has no attribute '\(name.text)'",
        lookingFor: name, in: value)
    default:
      error(
        .attributeError,
        "'\(type(of: value).info.nameInErrors)' object has no attribute '\(name.text)'",
        lookingFor: name,
        in: value)
    }
  }

  /// The same, nil when there is none.
  package func attributeIfPresent(
    _ name: StringRef, of value: Value
  ) throws(Raised) -> Value? {
    let name = heap.intern(name)
    if let observation { try noteAttribute(name, of: value, observation) }
    let type = type(of: value)
    if value.tag == .instance || value.tag == .native {
      if let custom = special(.getattribute, of: type), custom.tag == .function {
        do { return try call(custom, value, name.value) } catch {
          guard matches(error, .attributeError), special(.getattr, of: type) != nil else {
            throw error
          }
          return try getattrFallback(name, of: value, type)
        }
      }
    }
    if let found = try ordinaryAttribute(name, of: value, type) { return found }
    return try getattrFallback(name, of: value, type)
  }

  private func getattrFallback(
    _ name: StringRef, of value: Value, _ type: TypeRef
  ) throws(Raised) -> Value? {
    guard let fallback = special(.getattr, of: type) else { return nil }
    return try call(fallback, value, name.value)
  }

  /// Attribute lookup as `object.__getattribute__` does it.
  package func ordinaryAttribute(
    _ name: StringRef, of value: Value, _ type: TypeRef
  ) throws(Raised) -> Value? {
    switch value.tag {
    case .type: return try typeAttribute(name, of: TypeRef(unchecked: value))
    case .superProxy: return try superAttribute(name, of: SuperRef(unchecked: value))
    case .module:
      if let found = ModuleRef(unchecked: value).value(name) { return found }
    default: break
    }
    let onClass = type.lookup(name)
    if let onClass, isDataDescriptor(onClass) {
      return try bind(onClass, to: value, type: type)
    }
    if value.tag == .instance, let own = InstanceRef(unchecked: value).attribute(name) {
      return own
    }
    if value.tag == .native, let own = NativeRef(unchecked: value).attributes?.value(for: name) {
      return own
    }
    if let own = try builtinField(name, of: value, type) { return own }
    if let onClass { return try bind(onClass, to: value, type: type) }
    if value.tag == .module {
      return try moduleFallback(name, of: ModuleRef(unchecked: value))
    }
    return nil
  }

  /// What a module's own `__getattr__` makes of a name; nil when it has none or knows no such name.
  func moduleFallback(_ name: StringRef, of module: ModuleRef) throws(Raised) -> Value? {
    guard let fallback = module.value(names[.getattr]) else { return nil }
    return try call(fallback, name.value)
  }

  /// Whether a class attribute goes before the instance's own.
  func isDataDescriptor(_ attribute: Value) -> Bool {
    switch attribute.tag {
    case .descriptor: DescriptorRef(unchecked: attribute).role == .property
    case .instance, .native:
      special(.set, of: attribute) != nil || special(.delete, of: attribute) != nil
    default: false
    }
  }

  /// What a class attribute gives when it is read through an instance.
  func bind(_ attribute: Value, to value: Value, type: TypeRef) throws(Raised) -> Value {
    switch attribute.tag {
    case .function: return heap.method(attribute, of: value)
    case .builtin:
      // A built-in function stored in a script's class stays a function.
      return BuiltinRef(unchecked: attribute).function.owner == nil
        ? attribute : heap.method(attribute, of: value)
    case .descriptor:
      let descriptor = DescriptorRef(unchecked: attribute)
      switch descriptor.role {
      case .staticMethod: return descriptor.function
      case .classMethod: return try bind(classMethod: descriptor.function, to: type)
      case .property:
        guard !descriptor.function.isNone else {
          throw error(
            .attributeError,
            "property '\(propertyName(attribute, type))' of '\(type.info.qualifiedName)' object "
              + "has no getter")
        }
        return try call(descriptor.function, value)
      }
    case .instance, .native:
      if let get = special(.get, of: attribute) {
        return try call(get, attribute, value, type.value)
      }
      return attribute
    default: return attribute
    }
  }

  /// What a class method gives: what it wraps may be a descriptor of its own, such as a property.
  private func bind(classMethod inner: Value, to type: TypeRef) throws(Raised) -> Value {
    if let descriptor = DescriptorRef(inner) {
      if descriptor.role == .staticMethod { return descriptor.function }
      return try bind(inner, to: type.value, type: types.type)
    }
    if inner.tag == .instance || inner.tag == .native, let get = special(.get, of: inner) {
      return try call(get, inner, type.value, types.type.value)
    }
    return heap.method(inner, of: type.value)
  }

  /// The name under which a class holds a property.
  private func propertyName(_ property: Value, _ type: TypeRef) -> String {
    var walk: TypeRef? = type
    while let current = walk {
      for entry in current.info.attributes.snapshot where entry.value.isIdentical(to: property) {
        return StringRef(entry.key)?.text ?? "?"
      }
      walk = current.info.base
    }
    return "?"
  }

  private func typeAttribute(_ name: StringRef, of type: TypeRef) throws(Raised) -> Value? {
    if let special = try typeField(name, of: type) { return special }
    if let found = type.lookup(name) {
      switch found.tag {
      case .descriptor:
        let descriptor = DescriptorRef(unchecked: found)
        switch descriptor.role {
        case .property: return found
        case .staticMethod: return descriptor.function
        case .classMethod: return try bind(classMethod: descriptor.function, to: type)
        }
      case .instance, .native:
        if let get = special(.get, of: found) {
          return try call(get, found, .none, type.value)
        }
        return found
      default: return found
      }
    }
    guard let onMeta = types.type.lookup(name) else { return nil }
    return try bind(onMeta, to: type.value, type: types.type)
  }

  private func typeField(_ name: StringRef, of type: TypeRef) throws(Raised) -> Value? {
    let info = type.info
    switch name {
    case names.name: return try heap.string(info.name)
    case names.qualifiedName: return try heap.string(info.qualifiedName)
    case names.module:
      if let own = info.attributes.value(for: name) { return own }
      return try heap.string(info.module)
    case names.class: return types.type.value
    case names.doc:
      if let own = info.attributes.value(for: name) { return own }
      guard let text = info.documentation else { return Value.none }
      return try heap.string(text)
    case names.dictionary: return try classNamespace(of: type)
    case names.base: return info.base?.value ?? Value.none
    case names.bases: return try heap.tuple(info.base.map { [$0.value] } ?? [])
    case names.mro:
      var chain: [Value] = []
      var walk: TypeRef? = type
      while let current = walk {
        chain.append(current.value)
        walk = current.info.base
      }
      return try heap.tuple(chain)
    default: return nil
    }
  }

  private func superAttribute(_ name: StringRef, of proxy: SuperRef) throws(Raised) -> Value? {
    let start = TypeRef(unchecked: proxy.type)
    if name == names.class { return types.superProxy.value }
    guard let found = start.info.base?.lookup(name) else { return nil }
    // Through a class (`super()` in a class method) the receiver is the class itself.
    if let type = TypeRef(proxy.receiver) {
      if let descriptor = DescriptorRef(found) {
        switch descriptor.role {
        case .classMethod: return heap.method(descriptor.function, of: type.value)
        case .staticMethod: return descriptor.function
        case .property: return found
        }
      }
      return found
    }
    return try bind(found, to: proxy.receiver, type: type(of: proxy.receiver))
  }

  // MARK: Setting

  package func setAttribute(
    _ name: StringRef, of value: Value, to new: Value
  ) throws(Raised) {
    let name = heap.intern(name)
    if observation != nil { try refuseAttribute(name, of: value) }
    if value.tag == .instance || value.tag == .native {
      if let custom = special(.setattr, of: value), custom.tag == .function {
        _ = try call(custom, value, name.value, new)
        return
      }
    }
    try setOrdinaryAttribute(name, of: value, to: new)
  }

  /// As `object.__setattr__` does it.
  package func setOrdinaryAttribute(
    _ name: StringRef, of value: Value, to new: Value
  ) throws(Raised) {
    switch value.tag {
    case .instance:
      let instance = InstanceRef(unchecked: value)
      if let onClass = instance.type.lookup(name), isDataDescriptor(onClass) {
        return try setThrough(onClass, name, value, new)
      }
      if name == names.class, let type = TypeRef(new) {
        guard case .plain = type.info.storage, case .plain = instance.type.info.storage else {
          throw error(
            .typeError,
            "__class__ assignment only supported for mutable types or ModuleType subclasses")
        }
        return try changeClass(of: instance, to: type)
      }
      if name == names.dictionary, let dict = DictRef(new) {
        _ = try heap.attributesDict(of: instance)
        instance[slot: instance.shape.hiddenCount] = dict.value
        return
      }
      if instance.type == types.object { throw unsettable(name, of: value) }
      if let slots = instance.type.info.slotNames, !slots.contains(name) {
        if instance.type.lookup(name) != nil { throw unsettable(name, of: value) }
        throw error(
          .attributeError, "'\(instance.type.name)' object has no attribute '\(name.text)'",
          lookingFor: name, in: value)
      }
      if case .exception = instance.type.info.storage, let field = ExceptionSlot(named: name) {
        return try setCheckedField(field, of: value, to: new)
      }
      try heap.setAttribute(name, of: instance, to: new)
    case .native:
      if let onClass = type(of: value).lookup(name), isDataDescriptor(onClass) {
        return try setThrough(onClass, name, value, new)
      }
      if let object = NativeRef(unchecked: value).object as? any AttributeHolder {
        return try object.setAttribute(name, to: new, self)
      }
      if let attributes = try attributes(ofNative: NativeRef(unchecked: value)) {
        return try heap.set(name, to: new, in: attributes)
      }
      throw unsettable(name, of: value)
    case .type:
      let type = TypeRef(unchecked: value)
      guard type.info.isScriptDefined else {
        throw error(
          .typeError,
          "cannot set '\(name.text)' attribute of immutable type '\(type.name)'")
      }
      if name == names.finalizer { throw refusedFinalizer() }
      epoch &+= 1
      if name == names.name, let text = StringRef(new) {
        type.info.name = text.text
      } else if name == names.qualifiedName, let text = StringRef(new) {
        type.info.qualifiedName = text.text
      } else {
        try heap.set(name, to: new, in: type.info.attributes)
      }
    case .module: heap.set(name, to: new, in: ModuleRef(unchecked: value))
    case .function: try setFunctionField(name, of: FunctionRef(unchecked: value), to: new)
    default: throw unsettable(name, of: value)
    }
  }

  /// The dict of an object whose class a script has derived from a type written in Swift; nil when
  /// it takes no attributes.
  func attributes(ofNative native: NativeRef) throws(Raised) -> DictRef? {
    if let known = native.attributes { return known }
    let info = native.type.info
    guard info.isScriptDefined, info.slotNames == nil else { return nil }
    let made = try heap.dict()
    native.object.ownAttributes = made.value
    return made
  }

  private func changeClass(of instance: InstanceRef, to type: TypeRef) throws(Raised) {
    let attributes = instance.attributes
    let dict = try heap.attributesDict(of: instance)
    _ = attributes
    instance.setType(type)
    unsafe instance.pointer.pointee.shape = UnsafeRawPointer(
      Unmanaged.passUnretained(type.info.dictShape).toOpaque())
    instance[slot: type.info.dictShape.hiddenCount] = dict.value
  }

  private func setThrough(
    _ descriptor: Value, _ name: StringRef, _ value: Value, _ new: Value
  ) throws(Raised) {
    if let property = DescriptorRef(descriptor) {
      guard !property.setter.isNone else {
        throw error(
          .attributeError,
          "property '\(name.text)' of '\(type(of: value).info.qualifiedName)' object has no setter")
      }
      _ = try call(property.setter, value, new)
    } else if let set = special(.set, of: descriptor) {
      _ = try call(set, descriptor, value, new)
    } else {
      throw error(.attributeError, "__set__")
    }
  }

  private func unsettable(_ name: StringRef, of value: Value) -> Raised {
    let type = type(of: value)
    if type.lookup(name) != nil {
      return error(
        .attributeError, "'\(type.info.nameInErrors)' object attribute '\(name.text)' is read-only")
    }
    return error(
      .attributeError, "'\(type.info.nameInErrors)' object has no attribute '\(name.text)'",
      lookingFor: name, in: value)
  }

  // MARK: Deleting

  package func deleteAttribute(_ name: StringRef, of value: Value) throws(Raised) {
    let name = heap.intern(name)
    if observation != nil { try refuseAttribute(name, of: value) }
    if value.tag == .instance, let custom = special(.delattr, of: value),
      custom.tag == .function
    {
      _ = try call(custom, value, name.value)
      return
    }
    try deleteOrdinaryAttribute(name, of: value)
  }

  package func deleteOrdinaryAttribute(_ name: StringRef, of value: Value) throws(Raised) {
    switch value.tag {
    case .instance:
      if let onClass = type(of: value).lookup(name), isDataDescriptor(onClass) {
        return try deleteThrough(onClass, name, value)
      }
      if case .exception = type(of: value).info.storage, ExceptionSlot(named: name) != nil {
        throw error(.typeError, "\(name.text) may not be deleted")
      }
      if try heap.removeAttribute(name, of: InstanceRef(unchecked: value)) { return }
      if InstanceRef(unchecked: value).type.info.slotNames?.contains(name) ?? false {
        throw error(.attributeError, name.text)
      }
    case .native:
      if let attributes = NativeRef(unchecked: value).attributes,
        let place = attributes.place(of: name)
      {
        return attributes.removeEntry(at: place)
      }
    case .type:
      let type = TypeRef(unchecked: value)
      guard type.info.isScriptDefined else {
        throw error(
          .typeError,
          "cannot set '\(name.text)' attribute of immutable type '\(type.name)'")
      }
      if let place = type.info.attributes.place(of: name) {
        type.info.attributes.removeEntry(at: place)
        epoch &+= 1
        return
      }
    case .module:
      let module = ModuleRef(unchecked: value)
      if module.value(name) != nil {
        heap.set(name, to: .undefined, in: module)
        return
      }
    case .function:
      if let dict = DictRef(FunctionRef(unchecked: value).attributes),
        let place = dict.place(of: name)
      {
        dict.removeEntry(at: place)
        return
      }
    default: break
    }
    throw value.tag == .type
      ? error(
        .attributeError,
        "type object '\(TypeRef(unchecked: value).name)' has no attribute '\(name.text)'")
      : error(
        .attributeError,
        "'\(type(of: value).info.nameInErrors)' object has no attribute '\(name.text)'",
        lookingFor: name, in: value)
  }

  private func deleteThrough(
    _ descriptor: Value, _ name: StringRef, _ value: Value
  ) throws(Raised) {
    if let property = DescriptorRef(descriptor) {
      guard !property.deleter.isNone else {
        throw error(
          .attributeError,
          "property '\(name.text)' of '\(type(of: value).info.qualifiedName)' object has no "
            + "deleter")
      }
      _ = try call(property.deleter, value)
    } else if let delete = special(.delete, of: descriptor) {
      _ = try call(delete, descriptor, value)
    } else {
      throw error(.attributeError, "__delete__")
    }
  }
}

/// A native object that takes attributes of any name.
package protocol AttributeHolder: NativeObject {
  func setAttribute(_ name: StringRef, to value: Value, _ machine: Machine) throws(Raised)
}
