import Synchronization

/// Set by the signal handler while a line is read: the only thing it does.
///
/// The storage exists from the start of the process (a global of a type that needs no
/// initialisation), so the handler finds it without running any code of Swift's own.
enum InterruptNote {
  static func set() { note.store(true, ordering: .relaxed) }
  static func clear() { note.store(false, ordering: .relaxed) }
  static var isSet: Bool { note.load(ordering: .relaxed) }
}

private let note = Atomic<Bool>(false)
