extension Machine {
  /// What `os` and `os.path` ask the file system.
  static let fileFunctions: [Builtin] = [
    Builtin("_fspath(path, /)", does: "The text of a path.") { call throws(Raised) in
      if StringRef(call[0]) != nil { return call[0] }
      if let text = StringRef(call.machine.unwrap(call[0])) { return text.value }
      if let convert = try call.machine.attributeIfPresent(
        call.heap.intern("__fspath__"), of: call[0]), call[0].tag != .type
      {
        return try call.machine.call(convert)
      }
      throw call.machine.error(
        .typeError,
        "expected str, bytes or os.PathLike object, not \(call.machine.type(of: call[0]).info.nameInErrors)"
      )
    },
    Builtin("_getcwd()", does: "The current folder.") { call throws(Raised) in
      try call.heap.string(
        call.machine.system { files throws(FileError) in try files.currentFolder() })
    },
    Builtin("_kind(path, follow, /)", does: "What a path leads to, or None.") {
      call throws(Raised) in
      let machine = call.machine
      let path = try machine.path(call[0], "stat: path")
      try machine.flushFiles()
      let follows = try machine.isTrue(call[1])
      guard let files = machine.host.files else {
        throw machine.raised(FileError(FileError.notGranted), path: call[0])
      }
      guard let status = try? files.status(path, followingLinks: follows) else { return .none }
      switch status.kind {
      case .file: return try call.heap.string("file")
      case .folder: return try call.heap.string("folder")
      case .link: return try call.heap.string("link")
      case .other: return try call.heap.string("other")
      }
    },
    Builtin("_stat(path, follow, /)", does: "What is known of a file, as a tuple.") {
      call throws(Raised) in
      let machine = call.machine
      let path = try machine.path(call[0], "stat: path")
      try machine.flushFiles()
      let follows = try machine.isTrue(call[1])
      let status = try machine.system(call[0]) { files throws(FileError) in
        try files.status(path, followingLinks: follows)
      }
      return try call.heap.tuple([
        .int(Int(status.mode)), .int(status.inode), .int(status.device), .int(status.links),
        .int(0), .int(0), .int(status.size), .float(status.accessed), .float(status.modified),
        .float(status.changed),
      ])
    },
    Builtin("_list(path, /)", does: "The names in a folder.") { call throws(Raised) in
      let machine = call.machine
      let path = try machine.path(call[0], "listdir: path")
      let names = try machine.system(call[0]) { files throws(FileError) in try files.list(path) }
      let list = try call.heap.list(capacity: names.count)
      for name in names { try call.heap.append(call.heap.string(name), to: list) }
      return list.value
    },
    Builtin("_mkdir(path, /)", does: "Makes a folder.") { call throws(Raised) in
      let path = try call.machine.path(call[0], "mkdir: path")
      try call.machine.system(call[0]) { files throws(FileError) in try files.makeFolder(path) }
      return .none
    },
    Builtin("rmdir(path)", does: "Removes an empty folder.") { call throws(Raised) in
      let path = try call.machine.path(call[0], "rmdir: path")
      try call.machine.system(call[0]) { files throws(FileError) in try files.removeFolder(path) }
      return .none
    },
    Builtin("remove(path)", does: "Removes a file.") { call throws(Raised) in
      let path = try call.machine.path(call[0], "remove: path")
      try call.machine.flushFiles()
      try call.machine.system(call[0]) { files throws(FileError) in try files.remove(path) }
      return .none
    },
    Builtin("unlink(path)", does: "Removes a file.") { call throws(Raised) in
      let path = try call.machine.path(call[0], "unlink: path")
      try call.machine.flushFiles()
      try call.machine.system(call[0]) { files throws(FileError) in try files.remove(path) }
      return .none
    },
    Builtin("rename(src, dst)", does: "Moves a file or folder.") { call throws(Raised) in
      try call.renamed()
    },
    Builtin("replace(src, dst)", does: "Moves a file or folder over another.") {
      call throws(Raised) in try call.renamed()
    },
    Builtin("chdir(path)", does: "Changes the current folder.") { call throws(Raised) in
      let path = try call.machine.path(call[0], "chdir: path")
      try call.machine.system(call[0]) { files throws(FileError) in try files.changeFolder(path) }
      return .none
    },
    Builtin("chmod(path, mode)", does: "Sets the permissions of a file.") { call throws(Raised) in
      let path = try call.machine.path(call[0], "chmod: path")
      let mode = UInt32(truncatingIfNeeded: try call.int(1, or: 0))
      try call.machine.system(call[0]) { files throws(FileError) in
        try files.setPermissions(path, mode)
      }
      return .none
    },
    Builtin("symlink(src, dst)", does: "Makes a link.") { call throws(Raised) in
      let (target, path) = (
        try call.machine.path(call[0], "symlink: src"),
        try call.machine.path(call[1], "symlink: dst")
      )
      try call.machine.system(call[0], other: call[1]) { files throws(FileError) in
        try files.makeLink(path, to: target)
      }
      return .none
    },
    Builtin("_readlink(path, /)", does: "What a link holds.") { call throws(Raised) in
      let path = try call.machine.path(call[0], "readlink: path")
      return try call.heap.string(
        call.machine.system(call[0]) { files throws(FileError) in try files.linkTarget(path) })
    },
    Builtin("_touch(path, /)", does: "Sets the time of last change to now.") {
      call throws(Raised) in
      let path = try call.machine.path(call[0])
      try call.machine.system(call[0]) { files throws(FileError) in try files.touch(path) }
      return .none
    },
    Builtin("_getenv(name, /)", does: "A variable of the environment, or None.") {
      call throws(Raised) in
      let name = try call.text(0).text
      guard let found = call.machine.host.environment.first(where: { $0.0 == name }) else {
        return .none
      }
      return try call.heap.string(found.1)
    },
    Builtin("_environment()", does: "The variables the host lends.") { call throws(Raised) in
      let dict = try call.heap.dict()
      for (name, value) in call.machine.host.environment {
        try call.heap.set(
          StringRef(unchecked: call.heap.string(name)), to: call.heap.string(value), in: dict)
      }
      return dict.value
    },
  ]
}

extension Call {
  fileprivate func renamed() throws(Raised) -> Value {
    let path = try machine.path(self[0], "rename: src")
    let new = try machine.path(self[1], "rename: dst")
    try machine.flushFiles()
    try machine.system(self[0], other: self[1]) { files throws(FileError) in
      try files.rename(path, to: new)
    }
    return .none
  }
}
