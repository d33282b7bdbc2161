/// The built-in exceptions, each with its base: the classes are made from this list.
package enum ExceptionKind: String, CaseIterable, Sendable {
  case baseException = "BaseException"
  case systemExit = "SystemExit"
  case keyboardInterrupt = "KeyboardInterrupt"
  case generatorExit = "GeneratorExit"
  case exception = "Exception"
  case arithmeticError = "ArithmeticError"
  case floatingPointError = "FloatingPointError"
  case overflowError = "OverflowError"
  case zeroDivisionError = "ZeroDivisionError"
  case assertionError = "AssertionError"
  case attributeError = "AttributeError"
  case bufferError = "BufferError"
  case eofError = "EOFError"
  case importError = "ImportError"
  case moduleNotFoundError = "ModuleNotFoundError"
  case lookupError = "LookupError"
  case indexError = "IndexError"
  case keyError = "KeyError"
  case memoryError = "MemoryError"
  case nameError = "NameError"
  case unboundLocalError = "UnboundLocalError"
  case osError = "OSError"
  case blockingIOError = "BlockingIOError"
  case childProcessError = "ChildProcessError"
  case connectionError = "ConnectionError"
  case brokenPipeError = "BrokenPipeError"
  case connectionAbortedError = "ConnectionAbortedError"
  case connectionRefusedError = "ConnectionRefusedError"
  case connectionResetError = "ConnectionResetError"
  case fileExistsError = "FileExistsError"
  case fileNotFoundError = "FileNotFoundError"
  case interruptedError = "InterruptedError"
  case isADirectoryError = "IsADirectoryError"
  case notADirectoryError = "NotADirectoryError"
  case permissionError = "PermissionError"
  case processLookupError = "ProcessLookupError"
  case timeoutError = "TimeoutError"
  case referenceError = "ReferenceError"
  case runtimeError = "RuntimeError"
  case notImplementedError = "NotImplementedError"
  case recursionError = "RecursionError"
  case stopIteration = "StopIteration"
  case stopAsyncIteration = "StopAsyncIteration"
  case syntaxError = "SyntaxError"
  case indentationError = "IndentationError"
  case tabError = "TabError"
  case systemError = "SystemError"
  case typeError = "TypeError"
  case valueError = "ValueError"
  case unicodeError = "UnicodeError"
  case unicodeDecodeError = "UnicodeDecodeError"
  case unicodeEncodeError = "UnicodeEncodeError"
  case unicodeTranslateError = "UnicodeTranslateError"
  case warning = "Warning"
  case deprecationWarning = "DeprecationWarning"
  case runtimeWarning = "RuntimeWarning"
  case syntaxWarning = "SyntaxWarning"
  case userWarning = "UserWarning"
  case futureWarning = "FutureWarning"
  case pendingDeprecationWarning = "PendingDeprecationWarning"
  case importWarning = "ImportWarning"
  case unicodeWarning = "UnicodeWarning"
  case bytesWarning = "BytesWarning"
  case resourceWarning = "ResourceWarning"
  case encodingWarning = "EncodingWarning"
  /// A limit of the host was reached. Not an `Exception`, and no `finally` outlives it.
  case limitReached = "LimitReached"

  package var base: ExceptionKind? {
    switch self {
    case .baseException: nil
    case .systemExit, .keyboardInterrupt, .generatorExit, .exception, .limitReached:
      .baseException
    case .floatingPointError, .overflowError, .zeroDivisionError: .arithmeticError
    case .moduleNotFoundError: .importError
    case .indexError, .keyError: .lookupError
    case .unboundLocalError: .nameError
    case .blockingIOError, .childProcessError, .connectionError, .fileExistsError,
      .fileNotFoundError, .interruptedError, .isADirectoryError, .notADirectoryError,
      .permissionError, .processLookupError, .timeoutError:
      .osError
    case .brokenPipeError, .connectionAbortedError, .connectionRefusedError,
      .connectionResetError:
      .connectionError
    case .notImplementedError, .recursionError: .runtimeError
    case .indentationError: .syntaxError
    case .tabError: .indentationError
    case .unicodeError: .valueError
    case .unicodeDecodeError, .unicodeEncodeError, .unicodeTranslateError: .unicodeError
    case .deprecationWarning, .runtimeWarning, .syntaxWarning, .userWarning, .futureWarning,
      .pendingDeprecationWarning, .importWarning, .unicodeWarning, .bytesWarning,
      .resourceWarning, .encodingWarning:
      .warning
    case .arithmeticError, .assertionError, .attributeError, .bufferError, .eofError,
      .importError, .lookupError, .memoryError, .nameError, .osError, .referenceError,
      .runtimeError, .stopIteration, .stopAsyncIteration, .syntaxError, .systemError,
      .typeError, .valueError, .warning:
      .exception
    }
  }
}

/// The hidden slots of every exception instance, in order. Scripts reach them by these names.
package enum ExceptionSlot: Int, CaseIterable {
  case args, cause, context, suppressContext, traceback
  /// A tuple of the name that was not found and the object it was looked for in, or none.
  case hint

  var name: String {
    switch self {
    case .args: "args"
    case .cause: "__cause__"
    case .context: "__context__"
    case .suppressContext: "__suppress_context__"
    case .traceback: "__traceback__"
    case .hint: "(hint)"
    }
  }

  /// The field that scripts know by this name.
  init?(named name: StringRef) {
    let text = name.text
    guard let field = Self.allCases.first(where: { $0.name == text }) else { return nil }
    self = field
  }
}
