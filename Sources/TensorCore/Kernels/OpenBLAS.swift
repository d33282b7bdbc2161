import COpenBLAS
import Glibc

/// The library itself, loaded when the first product or decomposition asks for it: loading takes
/// longer than all else that a script without one waits for.
enum OpenBLAS {
  static let sgemm = unsafe routine("cblas_sgemm", as: cblas_sgemm_t.self)
  static let dgemm = unsafe routine("cblas_dgemm", as: cblas_dgemm_t.self)

  /// The name that Debian's alternatives give to whichever build of the library is installed.
  private static let fileName = "libopenblas.so.0"

  /// The loaded library's handle, as the number that `dlsym` takes; nil without a library.
  private static let handle: UInt? = {
    guard let library = unsafe dlopen(fileName, RTLD_LAZY | RTLD_LOCAL) else { return nil }
    unsafe symbol("openblas_set_num_threads", of: library, as: openblas_set_num_threads_t.self)(1)
    return UInt(bitPattern: library)
  }()

  /// Makes `routine` usable.
  static func load() throws(TensorError) {
    guard handle == nil else { return }
    throw .argument(
      operation: "", "OpenBLAS cannot be loaded: is \(fileName) (Debian's libopenblas0) installed?")
  }

  /// The routine of that name, once `load` has succeeded.
  static func routine<Function>(_ name: String, as type: Function.Type) -> Function {
    guard let handle, let library = unsafe UnsafeMutableRawPointer(bitPattern: handle) else {
      preconditionFailure("\(name) is asked for without a library")
    }
    return unsafe symbol(name, of: library, as: type)
  }

  private static func symbol<Function>(
    _ name: String, of library: UnsafeMutableRawPointer, as type: Function.Type
  ) -> Function {
    guard let address = unsafe dlsym(library, name) else {
      preconditionFailure("\(fileName) has no \(name)")
    }
    return unsafe unsafeBitCast(address, to: type)
  }
}
