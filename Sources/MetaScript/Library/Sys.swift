extension Machine {
  static let makeSysModule: ModuleMaker = { (machine, module) throws(Raised) in
    let heap = machine.heap
    func set(_ name: String, _ value: Value) { heap.set(heap.intern(name), to: value, in: module) }
    var arguments: [Value] = []
    for argument in machine.host.arguments { arguments.append(try heap.string(argument)) }
    set("argv", try heap.list(arguments))
    let type = try machine.streamTypes().file
    set("stdin", heap.native(StandardStream(.input), type: type))
    set("stdout", heap.native(StandardStream(.output), type: type))
    set("stderr", heap.native(StandardStream(.error), type: type))
    let modules = try heap.dict()
    for (name, known) in machine.modules.sorted(by: { $0.key < $1.key }) {
      try heap.set(heap.intern(name), to: known.value, in: modules)
    }
    set("modules", modules.value)
    set("maxsize", .int(Int.max))
    machine.define(sysFunctions + CodeFields.frameFunctions, in: module)
    try machine.run(prelude: sysPrelude, in: module)
  }

  private static let sysPrelude = #"""
    __stdin__, __stdout__, __stderr__ = stdin, stdout, stderr
    path = ['']
    platform = 'linux'
    byteorder = 'little'
    executable = ''
    prefix = exec_prefix = base_prefix = ''
    maxunicode = 1114111
    hexversion = 51054576
    version = '3.11.7 (metapeft)'
    copyright = ''
    dont_write_bytecode = True
    warnoptions = []
    ps1 = '>>> '
    ps2 = '... '
    float_repr_style = 'short'
    abiflags = ''
    orig_argv = list(argv)

    class _Record(tuple):
        _title = 'sys.record'
        _names = ()
        def __repr__(self):
            return self._title + '(' + ', '.join(f'{n}={v!r}' for n, v in zip(self._names, self)) + ')'
        def __getattr__(self, name):
            if name in type(self)._names:
                return self[type(self)._names.index(name)]
            raise AttributeError(f"'{self._title}' object has no attribute '{name}'")

    class _VersionInfo(_Record):
        _title = 'sys.version_info'
        _names = ('major', 'minor', 'micro', 'releaselevel', 'serial')

    class _FloatInfo(_Record):
        _title = 'sys.float_info'
        _names = ('max', 'max_exp', 'max_10_exp', 'min', 'min_exp', 'min_10_exp', 'dig', 'mant_dig',
                  'epsilon', 'radix', 'rounds')

    class _IntInfo(_Record):
        _title = 'sys.int_info'
        _names = ('bits_per_digit', 'sizeof_digit', 'default_max_str_digits', 'str_digits_check_threshold')

    class _HashInfo(_Record):
        _title = 'sys.hash_info'
        _names = ('width', 'modulus', 'inf', 'nan', 'imag', 'algorithm', 'hash_bits', 'seed_bits', 'cutoff')

    class _Flags(_Record):
        _title = 'sys.flags'
        _names = ('debug', 'inspect', 'interactive', 'optimize', 'dont_write_bytecode', 'no_user_site',
                  'no_site', 'ignore_environment', 'verbose', 'bytes_warning', 'quiet',
                  'hash_randomization', 'isolated', 'dev_mode', 'utf8_mode', 'warn_default_encoding',
                  'safe_path', 'int_max_str_digits')

    class _Implementation:
        name = 'metapeft'
        cache_tag = None

    version_info = _VersionInfo((3, 11, 7, 'final', 0))
    float_info = _FloatInfo((1.7976931348623157e+308, 1024, 308, 2.2250738585072014e-308, -1021, -307, 15, 53,
                             2.220446049250313e-16, 2, 1))
    int_info = _IntInfo((30, 4, 4300, 640))
    hash_info = _HashInfo((64, 2305843009213693951, 314159, 0, 1000003, 'siphash13', 64, 128, 0))
    flags = _Flags((0,) * 11 + (1, 0, False, 0, 0, False, 4300))
    implementation = _Implementation()
    """#

  private static let sysFunctions: [Builtin] = [
    Builtin("exit(status=None, /)", does: "Ends the program.") { call throws(Raised) in
      throw call.machine.error(
        .systemExit, arguments: call[0].isUndefined ? [] : [call[0]])
    },
    Builtin("getrecursionlimit()", does: "How many calls may be on top of each other.") {
      call throws(Raised) in .int(call.machine.recursionLimit)
    },
    Builtin("setrecursionlimit(limit, /)", does: "Sets how many calls may be on top of each other.")
    { call throws(Raised) in
      let limit = try call.int(0, or: 1_000)
      if limit < 1 {
        throw call.machine.error(
          .valueError, "recursion limit must be greater or equal than 1")
      }
      call.machine.recursionLimit = min(limit, 1_000_000)
      return .none
    },
    Builtin("exc_info()", does: "The exception being handled: type, value, traceback.") {
      call throws(Raised) in
      let machine = call.machine
      let handled = machine.handling
      if handled.isNone || handled.isUndefined {
        return try call.heap.tuple([.none, .none, .none])
      }
      return try call.heap.tuple([
        machine.type(of: handled).value, handled, machine.field(.traceback, of: handled),
      ])
    },
    Builtin("exception()", does: "The exception being handled.") { call throws(Raised) in
      call.machine.handling
    },
    Builtin("intern(string, /)", does: "The one copy of a text.") { call throws(Raised) in
      call.heap.intern(try call.text(0)).value
    },
    Builtin("getsizeof(object, default=None)", does: "Bytes an object takes, about.") {
      call throws(Raised) in
      switch call[0].tag {
      case .string: .int(49 + StringRef(unchecked: call[0]).count)
      case .list: .int(56 + ListRef(unchecked: call[0]).count * 8)
      case .tuple: .int(40 + TupleRef(unchecked: call[0]).count * 8)
      case .dict: .int(64 + DictRef(unchecked: call[0]).count * 104)
      default: .int(28)
      }
    },
    Builtin("getdefaultencoding()", does: "The encoding of text.") { call throws(Raised) in
      try call.heap.string("utf-8")
    },
    Builtin("getfilesystemencoding()", does: "The encoding of file names.") {
      call throws(Raised) in try call.heap.string("utf-8")
    },
    Builtin("gettrace()", does: "None: there is no tracing.") { call throws(Raised) in .none },
    Builtin("get_int_max_str_digits()", does: "The longest text of an int.") {
      call throws(Raised) in .int(4_300)
    },
  ]
}
