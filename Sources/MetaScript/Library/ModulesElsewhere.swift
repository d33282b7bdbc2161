/// Modules that Python users reach for and that are not here.
enum ModulesElsewhere {
  /// What serves here in the place of packages.
  private static let packages: [String: String] = [
    "numpy": "mlx.core", "scipy": "mlx.core", "pandas": "the csv and json modules",
    "torch": "mlx.core and mlx.nn", "torchvision": "mlx.nn", "jax": "mlx.core",
    "jaxlib": "mlx.core", "flax": "mlx.nn", "equinox": "mlx.nn", "optax": "mlx.optimizers",
    "tensorflow": "mlx.core and mlx.nn", "keras": "mlx.nn", "sklearn": "metapeft",
    "learn2learn": "metapeft", "higher": "metapeft", "peft": "metapeft",
    "transformers": "metapeft", "accelerate": "metapeft",
  ]

  /// Modules of Python's own library, with what serves here where something does.
  private static let library: [String: String] = [
    "argparse": "sys.argv", "array": "list", "asyncio": "", "ast": "", "base64": "",
    "calendar": "time", "cmath": "math", "concurrent": "", "configparser": "json",
    "csv": "str.split", "ctypes": "", "datetime": "time", "decimal": "int and float", "difflib": "",
    "doctest": "metapeft doctest",
    "email": "", "enum": "a class with constants",
    "fractions": "int", "gc": "", "getpass": "", "glob": "pathlib.Path.glob", "gzip": "",
    "hashlib": "hash", "html": "", "http": "", "importlib": "import", "inspect": "",
    "locale": "", "marshal": "json", "multiprocessing": "", "numbers": "int and float",
    "pickle": "json", "platform": "sys.platform", "pprint": "json.dumps(indent=2)",
    "queue": "collections.deque", "secrets": "random", "select": "", "shelve": "json",
    "shutil": "os and pathlib", "signal": "", "sched": "", "socket": "", "sqlite3": "", "ssl": "",
    "statistics": "math.fsum and sorted",
    "struct": "", "subprocess": "", "tempfile": "pathlib", "textwrap": "str methods",
    "threading": "", "timeit": "time.perf_counter", "tkinter": "", "types": "type()",
    "unicodedata": "str methods", "unittest": "assert", "urllib": "", "uuid": "random",
    "warnings": "logging.warning", "weakref": "", "xml": "", "zipfile": "", "zlib": "",
    "zoneinfo": "time",
  ]

  /// The message of the import of a module that is not found.
  static func message(_ name: String) -> String {
    let first = String(name.prefix { $0 != "." })
    var message = "No module named '\(name)'"
    guard let other = packages[first] ?? library[first] else { return message }
    message += " (not part of .mps: the module '\(first)'"
    return message + (other.isEmpty ? ")" : "; \(other) serves here)")
  }
}
