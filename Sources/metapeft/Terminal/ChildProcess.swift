import Glibc

/// Programs started for the user: an editor, a command of the shell.
enum ChildProcess {
  /// Runs a command on the terminal and waits for it; its status, 128 and the signal's number when
  /// a signal ended it.
  static func run(shell command: String) throws(ReplProblem) -> Int32 {
    // Ctrl-C is for the program then: its signals are as a shell would give them.
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    unsafe sigemptyset(&none)
    var all = sigset_t()
    unsafe sigfillset(&all)
    unsafe posix_spawnattr_setsigmask(&attributes, &none)
    unsafe posix_spawnattr_setsigdefault(&attributes, &all)
    unsafe posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    var process = pid_t()
    let words = ["sh", "-c", command]
    var pointers = unsafe words.map { unsafe strdup($0) } + [nil]
    defer { for index in words.indices { unsafe free(pointers[index]) } }
    let problem = unsafe posix_spawn(&process, "/bin/sh", nil, &attributes, &pointers, environ)
    guard problem == 0 else {
      throw ReplProblem("the shell could not be started: \(SystemError.text(problem))")
    }
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0 {
      if errno != EINTR { return 127 }
    }
    let signal = status & 0x7F
    return signal == 0 ? status >> 8 & 0xFF : 128 + signal
  }
}

enum TemporaryFile {
  /// A new `.mps` file with this text; nil when it cannot be made.
  static func make(holding text: String) -> String? {
    let folder = Output.environment("TMPDIR") ?? "/tmp"
    var template = Array("\(folder)/metapeft-XXXXXX.mps".utf8CString)
    let descriptor = unsafe mkstemps(&template, 4)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return Output.write(Array(text.utf8), to: descriptor) == nil ? path : nil
  }
}
