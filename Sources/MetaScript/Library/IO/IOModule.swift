extension Machine {
  static let makeIOModule: ModuleMaker = { (machine, module) throws(Raised) in
    let types = try machine.streamTypes()
    for (name, type) in [
      ("StringIO", types.string), ("TextIOWrapper", types.file), ("TextIOBase", types.base),
      ("IOBase", types.base),
    ] {
      machine.heap.set(machine.heap.intern(name), to: type.value, in: module)
    }
    machine.define([openFile], in: module)
    try machine.run(
      prelude: """
        class UnsupportedOperation(OSError):
            __module__ = 'io'
        SEEK_SET = 0
        SEEK_CUR = 1
        SEEK_END = 2
        DEFAULT_BUFFER_SIZE = 8192
        """, in: module)
  }
}
