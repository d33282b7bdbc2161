/// The way from a name to a value inside what it holds: `model.layers[0].weight`.
package struct ValuePath: Sendable, Equatable {
  package enum Step: Sendable, Equatable {
    case attribute(String)
    case text(String)
    case index(Int)
  }

  package var name: String
  package var steps: [Step] = []

  package init(_ name: String, _ steps: [Step] = []) {
    self.name = name
    self.steps = steps
  }

  /// `a.b.c`; nil when the text is anything but names and dots.
  package init?(dotted text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.allSatisfy(ValuePath.isName) else { return nil }
    self.init(parts[0], parts.dropFirst().map { .attribute($0) })
  }

  /// Letters, digits and underscores, not beginning with a digit.
  package static func isName(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, isNamePart(first) else { return false }
    return !("0"..."9").contains(first) && text.unicodeScalars.allSatisfy(isNamePart)
  }

  package static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || ("0"..."9").contains(scalar) || scalar.properties.isXIDContinue
  }

  package var text: String {
    steps.reduce(into: name) { text, step in
      switch step {
      case .attribute(let name): text += ".\(name)"
      case .text(let key): text += "['\(key)']"
      case .index(let index): text += "[\(index)]"
      }
    }
  }
}

// Looking at values without running any code of the script: no property, no `__getattr__`, no
// `__getitem__`. What completion and help show must not change what they show.
extension Machine {
  /// The value at the end of a path; nil where finding it would run code, or where there is none.
  package func peek(_ path: ValuePath, from main: ModuleRef) -> Value? {
    let name = heap.intern(path.name)
    guard var value = main.value(name) ?? builtins.value(name) else { return nil }
    for step in path.steps {
      guard let next = peek(step, in: value) else { return nil }
      value = next
    }
    return value
  }

  private func peek(_ step: ValuePath.Step, in value: Value) -> Value? {
    switch step {
    case .attribute(let name): peekAttribute(heap.intern(name), of: value)
    case .text(let key): DictRef(value)?.value(for: heap.intern(key))
    case .index(let index):
      switch value.tag {
      case .list: item(index, of: ListRef(unchecked: value).snapshot)
      case .tuple:
        item(
          index, of: (0..<TupleRef(unchecked: value).count).map { TupleRef(unchecked: value)[$0] })
      case .dict:
        DictRef(unchecked: value).snapshot.first { $0.key.isInt && $0.key.asInt == index }?.value
      default: nil
      }
    }
  }

  private func item(_ index: Int, of items: [Value]) -> Value? {
    let place = index < 0 ? items.count + index : index
    return items.indices.contains(place) ? items[place] : nil
  }

  func peekAttribute(_ name: StringRef, of value: Value) -> Value? {
    switch value.tag {
    case .module:
      let module = ModuleRef(unchecked: value)
      return module.value(name) ?? modules["\(module.info.name).\(name.text)"]?.value
    case .type:
      return TypeRef(unchecked: value).lookup(name).map(unwrapped)
    default:
      let onClass = type(of: value).lookup(name)
      if let onClass, let property = DescriptorRef(onClass), property.role == .property {
        // A property of the library's own objects runs nothing of the script's.
        guard property.function.tag == .builtin, value.tag == .native else { return onClass }
        return (try? call(property.function, value)) ?? onClass
      }
      if let instance = InstanceRef(value), let own = instance.attribute(name) { return own }
      return onClass.map(unwrapped)
    }
  }

  /// The function behind a static or class method.
  private func unwrapped(_ attribute: Value) -> Value {
    guard let descriptor = DescriptorRef(attribute), descriptor.role != .property else {
      return attribute
    }
    return descriptor.function
  }
}
