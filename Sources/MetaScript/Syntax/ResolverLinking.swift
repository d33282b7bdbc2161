extension Resolver {
  /// Decides what each name of a scope means; the scopes around it may be linked already or not.
  mutating func link(_ id: ScopeID) throws(Diagnostic) {
    for (name, span) in scopes[id].directives {
      if scopes[id].uses[name]?.isSuperset(of: [.global, .nonlocal]) == true {
        throw error("name '\(name)' is nonlocal and global", at: span)
      }
    }
    // Linking appends the names that pass through a scope to it; those are settled already.
    for name in scopes[id].scope.names {
      guard let use = scopes[id].uses[name] else { continue }
      if use.contains(.global) {
        scopes[id].scope.bindings[name] = .globalExplicit
      } else if use.contains(.nonlocal) {
        guard capture(name, into: id) else {
          let span = scopes[id].directives.first { $0.name == name }?.span ?? .zero
          throw error("no binding for nonlocal '\(name)' found", at: span)
        }
      } else if use.contains(.bound) {
        if scopes[id].scope.bindings[name] == nil { scopes[id].scope.bindings[name] = .local }
      } else if scopes[id].scope.bindings[name] == nil, !capture(name, into: id) {
        scopes[id].scope.bindings[name] = .globalImplicit
      }
    }
    switch scopes[id].scope.kind {
    case .module, .classBody: break
    default: scopes[id].scope.usesSuperOrClassCell = scopes[id].uses["__class__"] != nil
    }
  }

  /// Makes `name` a free variable of the scope, if a function around it binds that name; every
  /// scope between them then hands the cell on. Returns whether there is such a function.
  private mutating func capture(_ name: String, into id: ScopeID) -> Bool {
    var path = [id]
    var place = scopes[id].scope.parent
    while let owner = place {
      switch scopes[owner].scope.kind {
      case .module: return false
      case .classBody:
        if name == "__class__" {
          scopes[owner].scope.needsClassCell = true
          passThrough(name, path)
          return true
        }
      default:
        if let use = scopes[owner].uses[name], !use.contains(.nonlocal) {
          if use.contains(.global) { return false }
          if use.contains(.bound) {
            scopes[owner].scope.bindings[name] = .cell
            passThrough(name, path)
            return true
          }
        }
      }
      path.append(owner)
      place = scopes[owner].scope.parent
    }
    return false
  }

  private mutating func passThrough(_ name: String, _ path: [ScopeID]) {
    for (step, id) in path.enumerated() {
      let use = scopes[id].uses[name] ?? []
      let isClass = scopes[id].scope.kind == .classBody
      let isOwnName = use.contains(.global) || (use.contains(.bound) && !use.contains(.nonlocal))
      if step > 0, isClass, isOwnName {
        if !scopes[id].scope.passedThrough.contains(name) {
          scopes[id].scope.passedThrough.append(name)
        }
        continue
      }
      if scopes[id].uses[name] == nil { scopes[id].note(name, []) }
      scopes[id].scope.bindings[name] = .free
    }
  }
}
