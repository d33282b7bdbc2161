/// What a prompt's help tells of a value, found without running code of the script.
package struct ValueDescription: Sendable {
  package enum Kind: String, Sendable {
    case function, method, `class`, module, property
    case value = "object"
  }

  package var kind: Kind
  /// The name of its class.
  package var typeName: String
  /// `mlx.core.sum`, `mlx.core.array.reshape`, `meta_learning.reptile.ReptileLearner.evaluate`:
  /// the key of a catalogue; empty for a plain value.
  package var qualifiedName = ""
  /// Names under which a catalogue may have more, the likeliest first.
  package var catalogueNames: [String] = []
  /// The name with its parameters and their defaults; empty for what cannot be called.
  package var signature = ""
  /// The docstring or the row's summary.
  package var documentation = ""
  /// The text of its definition, where there is one in the language.
  package var source: String?
  /// The file and line of that text.
  package var place: String?
  /// Public names in it: the methods of a class, the names of a module.
  package var members: [String] = []
  /// The value as text, for data of the built-in kinds.
  package var text: String?
}

extension Session {
  /// What is known of the value at a path; nil when there is none.
  package func describe(_ path: ValuePath) -> ValueDescription? {
    (try? onMachine { machine, main in
      machine.peek(path, from: main).map { value in
        var result = machine.describe(value, called: path)
        if case .attribute(let name)? = path.steps.last {
          let parent = ValuePath(path.name, Array(path.steps.dropLast()))
          if let owner = machine.peek(parent, from: main) {
            result.catalogueNames += machine.catalogueNames(of: name, in: owner)
            if owner.tag == .instance, value.tag == .function {
              let method = machine.heap.method(value, of: owner)
              result.kind = .method
              result.signature = name + machine.signatureText(of: method)
            }
          }
        }
        return result
      }
    }) ?? nil
  }

  /// The same for a name of a module, imported where it is one of the library.
  package func describe(_ name: String, inModule module: String) -> ValueDescription? {
    (try? onMachine { machine, main throws(Raised) in
      guard let source = try? machine.importModule(module, from: main, leaf: true),
        let value = source.value(machine.heap.intern(name))
      else { return ValueDescription?.none }
      var result = machine.describe(value, called: ValuePath(name))
      result.catalogueNames.append("\(source.info.name).\(name)")
      return result
    }) ?? nil
  }
}

extension Session {
  /// The same for an attribute of a class of a module.
  package func describe(
    member: String, of name: String, inModule module: String
  ) -> ValueDescription? {
    (try? onMachine { machine, main throws(Raised) in
      guard let source = try? machine.importModule(module, from: main, leaf: true),
        let type = source.value(machine.heap.intern(name)),
        let value = machine.peekAttribute(machine.heap.intern(member), of: type)
      else { return ValueDescription?.none }
      var result = machine.describe(value, called: ValuePath(member))
      result.catalogueNames += machine.catalogueNames(of: member, in: type)
      return result
    }) ?? nil
  }
}

extension Machine {
  package func describe(_ value: Value, called path: ValuePath) -> ValueDescription {
    var result = ValueDescription(kind: .value, typeName: type(of: value).name)
    switch value.tag {
    case .function: describe(FunctionRef(unchecked: value), in: &result)
    case .method:
      result = describe(MethodRef(unchecked: value).function, called: path)
      result.kind = .method
      if MethodRef(unchecked: value).function.tag == .function {
        result.signature = shortName(result.qualifiedName, or: path.text) + signatureText(of: value)
      }
    case .builtin: describe(BuiltinRef(unchecked: value).function, called: path, in: &result)
    case .descriptor: describe(DescriptorRef(unchecked: value), called: path, in: &result)
    case .type: describe(TypeRef(unchecked: value), in: &result)
    case .module:
      let module = ModuleRef(unchecked: value)
      result.kind = .module
      result.qualifiedName = module.info.name
      result.place = module.info.file
      result.documentation =
        module.value(heap.intern("__doc__")).flatMap { StringRef($0)?.text } ?? ""
      result.members = module.definedNames.map(\.text).filter { !$0.hasPrefix("_") }
    case .bool, .int, .bigInt, .float, .string, .none, .range:
      result.text = try? repr(value).text
    default:
      // An object is told by its class.
      let type = type(of: value)
      result.qualifiedName = "\(type.info.module).\(type.info.qualifiedName)"
      result.documentation = documentation(of: type)
      result.members = publicNames(of: type)
    }
    if result.kind != .value, !result.signature.hasPrefix("("), result.signature.isEmpty,
      result.kind != .module, result.kind != .property
    {
      result.signature = shortName(result.qualifiedName, or: path.text) + signatureText(of: value)
    }
    if !result.qualifiedName.isEmpty { result.catalogueNames = [result.qualifiedName] }
    return result
  }

  /// What an attribute may be called after its owner: a constant knows nothing of its name, the
  /// module that has it does; a method may be told of where a base class has it.
  fileprivate func catalogueNames(of name: String, in owner: Value) -> [String] {
    if let module = ModuleRef(owner) { return ["\(module.info.name).\(name)"] }
    var names: [String] = []
    var walk: TypeRef? = TypeRef(owner) ?? type(of: owner)
    while let type = walk {
      names.append("\(type.info.module).\(type.info.qualifiedName).\(name)")
      walk = type.info.base
    }
    return names
  }

  private func shortName(_ qualified: String, or other: String) -> String {
    qualified.split(separator: ".").last.map(String.init) ?? other
  }

  private func describe(_ function: FunctionRef, in result: inout ValueDescription) {
    let info = function.code.info
    result.kind = .function
    result.qualifiedName = "\(function.module.info.name).\(function.qualifiedName)"
    result.documentation = StringRef(function.documentation)?.text ?? ""
    result.source = definition(in: info.source, line: info.firstLine)
    result.place = "\(info.source.name), line \(info.firstLine + info.source.firstLine - 1)"
  }

  private func describe(
    _ function: NativeFunction, called path: ValuePath, in result: inout ValueDescription
  ) {
    result.kind = function.owner == nil ? .function : .method
    result.documentation = function.row.summary
    if let owner = function.owner {
      result.qualifiedName = "\(owner).\(function.name)"
      if let type = nativeTypes.values.first(where: { $0.name == owner }) {
        result.qualifiedName = "\(type.info.module).\(owner).\(function.name)"
      }
    } else {
      result.qualifiedName = "\(function.module ?? "builtins").\(function.name)"
    }
  }

  private func describe(
    _ descriptor: DescriptorRef, called path: ValuePath, in result: inout ValueDescription
  ) {
    result = describe(descriptor.function, called: path)
    guard descriptor.role == .property else { return }
    result.kind = .property
    result.signature = shortName(result.qualifiedName, or: path.text)
    if let text = StringRef(descriptor.documentation)?.text { result.documentation = text }
  }

  private func describe(_ type: TypeRef, in result: inout ValueDescription) {
    result.kind = .class
    result.qualifiedName = "\(type.info.module).\(type.info.qualifiedName)"
    result.documentation = documentation(of: type)
    result.members = publicNames(of: type)
    guard type.info.isScriptDefined else { return }
    for entry in type.info.attributes.snapshot {
      guard let function = FunctionRef(entry.value) else { continue }
      let source = function.code.info.source
      if let line = classLine(named: type.name, in: source, before: function.code.info.firstLine) {
        result.source = definition(in: source, line: line)
        result.place = "\(source.name), line \(line + source.firstLine - 1)"
      }
      break
    }
  }

  private func documentation(of type: TypeRef) -> String {
    if let text = type.info.documentation { return text }
    return type.info.attributes.value(for: heap.intern("__doc__")).flatMap { StringRef($0)?.text }
      ?? ""
  }

  private func publicNames(of type: TypeRef) -> [String] {
    var names: [String] = []
    var walk: TypeRef? = type
    while let current = walk, current != types.object {
      for entry in current.info.attributes.snapshot {
        if let name = StringRef(entry.key)?.text, !name.hasPrefix("_"), !names.contains(name) {
          names.append(name)
        }
      }
      walk = current.info.base
    }
    return names
  }

  /// The lines of a definition: its own and the more indented ones after it.
  private func definition(in source: SourceText, line first: Int) -> String? {
    guard first >= 1, first <= source.lineCount else { return nil }
    let depth = indentation(source.lineBytes(first))
    var last = first
    var line = first + 1
    while line <= source.lineCount {
      let bytes = source.lineBytes(line)
      if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
        line += 1
        continue
      }
      // A decorator or a bracket that goes on may stand as deep as the definition itself.
      let isHead = source.lineBytes(last).last != 0x3A && last == line - 1 && last == first
      guard indentation(bytes) > depth || isHead || bytes.dropFirst(depth).first == 0x29 else {
        break
      }
      last = line
      line += 1
    }
    return (first...last).map { number in
      String(decoding: source.lineBytes(number).dropFirst(depth), as: UTF8.self)
    }.joined(separator: "\n")
  }

  private func indentation(_ line: ArraySlice<UInt8>) -> Int {
    line.prefix { $0 == 0x20 || $0 == 0x09 }.count
  }

  private func classLine(named name: String, in source: SourceText, before line: Int) -> Int? {
    stride(from: min(line, source.lineCount), through: 1, by: -1).first { number in
      let text = source.lineText(number).drop { $0 == " " || $0 == "\t" }
      guard text.hasPrefix("class \(name)") else { return false }
      let after = text.dropFirst("class \(name)".count).first
      return after == ":" || after == "(" || after == " "
    }
  }
}
