import Glibc
import TensorCore

/// Ends the process with a status, at once also where a decomposition that a stop has abandoned still
/// runs: a library that is unloaded under it would crash.
public func endProcess(_ status: Int32) -> Never {
  if AbandonableCalls.areRunning {
    fflush(nil)
    _exit(status)
  }
  exit(status)
}
