import MetaLearning
import MetaScript
import Plotting
import TensorCore

extension Machine {
  /// Runs Swift code of the libraries; what it throws comes out as the exception scripts know.
  ///
  /// An exception of the script, raised in a function that the code called, passes as it is.
  func native<Result>(_ body: () throws -> Result) throws(Raised) -> Result {
    if nativeWorkDepth == 0 { interrupt.beginNativeWork() }
    nativeWorkDepth += 1
    defer {
      nativeWorkDepth -= 1
      if nativeWorkDepth == 0 { interrupt.endNativeWork() }
    }
    while true {
      do {
        return try body()
      } catch let error where Self.isInterrupt(error) && !interrupt.isRequested {
        // Another session of the process was to stop: the request to do so is one for all.
        NativeInterrupts.waitForOthers(of: interrupt)
      } catch {
        throw raised(for: error)
      }
    }
  }

  private static func isInterrupt(_ error: any Error) -> Bool {
    switch error {
    case TensorError.interrupted, LoadError.tensor(.interrupted): true
    default: false
    }
  }

  /// The exception that an error of the libraries is in scripts.
  func raised(for error: any Error) -> Raised {
    switch error {
    case let error as Raised: error
    case let error as TensorError: raised(error)
    case let error as LoadError: raised(error)
    case let error as TensorCore.FileError: raised(error)
    case let error as TaskSamplingError: libraryError("TaskSamplingError", error.description)
    case let error as AdapterCreationError:
      libraryError("AdapterCreationError", error.description)
    case let error as any MetaLearningError: libraryError("MetaLearningError", error.description)
    case let error as PlotError: self.error(.valueError, error.description)
    case let error as OptionError: self.error(.valueError, error.description)
    default: self.error(.runtimeError, "\(error)")
    }
  }

  private func raised(_ error: TensorError) -> Raised {
    if case .readWhileCapturing = error, isObserving {
      return endObservation("reads the elements of an array")
    }
    switch error.category {
    case .value: return self.error(.valueError, error.description)
    case .index: return self.error(.indexError, error.description)
    case .type: return self.error(.typeError, error.description)
    case .memory: return self.error(.memoryError, error.description)
    case .runtime: return self.error(.runtimeError, error.description)
    case .interrupt:
      _ = interrupt.clear()
      return self.error(.keyboardInterrupt, arguments: [])
    }
  }

  private func raised(_ error: LoadError) -> Raised {
    switch error {
    case .file(let error): raised(error)
    case .format(let error): self.error(.valueError, error.description)
    case .tensor(let error): raised(error)
    }
  }

  private func raised(_ error: TensorCore.FileError) -> Raised {
    let kind: ExceptionKind =
      switch error.code {
      case 1, 13: .permissionError
      case 2: .fileNotFoundError
      case 17: .fileExistsError
      case 20: .notADirectoryError
      case 21: .isADirectoryError
      default: .osError
      }
    // "[Errno 2] No such file or directory: 'a.npz'": the words between number and path.
    let words = error.description.drop { $0 != "]" }.dropFirst(2)
    let reason = String(words.dropLast(error.path.count + 4))
    do throws(Raised) {
      return Raised(
        try call(
          types[kind].value, .int(Int(error.code)), try heap.string(reason),
          try heap.string(error.path)))
    } catch {
      return error
    }
  }

  /// An exception of `utils.errors`.
  func libraryError(_ name: String, _ message: String) -> Raised {
    do throws(Raised) {
      let module = try importModule("utils.errors", from: builtins, leaf: true)
      guard let type = module.value(heap.intern(name)) else {
        return error(.runtimeError, message)
      }
      return Raised(try call(type, try heap.string(message)))
    } catch {
      return error
    }
  }
}
