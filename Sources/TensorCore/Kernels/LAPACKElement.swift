import COpenBLAS

/// The element types that LAPACK decomposes, each with its routines.
///
/// Integers are LAPACK's 32-bit ones; `work` and `size` are a routine's scratch, whose best size it
/// tells when asked with a size of −1.
protocol LAPACKElement: BLASElement, RealElement, Sendable {
  typealias Count = UnsafePointer<Int32>?
  typealias Ints = UnsafeMutablePointer<Int32>?
  typealias Letter = UnsafePointer<CChar>?
  typealias Numbers = UnsafeMutablePointer<Self>?
  typealias Inputs = UnsafePointer<Self>?

  static var getrf: (Count, Count, Numbers, Count, Ints, Ints) -> Void { get }
  static var getrs: (Letter, Count, Count, Inputs, Count, Count, Numbers, Count, Ints) -> Void {
    get
  }
  static var getri: (Count, Numbers, Count, Count, Numbers, Count, Ints) -> Void { get }
  static var trtri: (Letter, Letter, Count, Numbers, Count, Ints) -> Void { get }
  static var potrf: (Letter, Count, Numbers, Count, Ints) -> Void { get }
  static var geqrf: (Count, Count, Numbers, Count, Numbers, Numbers, Count, Ints) -> Void { get }
  static var orgqr: (Count, Count, Count, Numbers, Count, Inputs, Numbers, Count, Ints) -> Void {
    get
  }
  static var gesdd:
    (
      Letter, Count, Count, Numbers, Count, Numbers, Numbers, Count, Numbers, Count, Numbers, Count,
      Ints, Ints
    ) -> Void
  { get }
  static var syevd:
    (Letter, Letter, Count, Numbers, Count, Numbers, Numbers, Count, Ints, Count, Ints) -> Void
  { get }
  static var geev:
    (
      Letter, Letter, Count, Numbers, Count, Numbers, Numbers, Numbers, Count, Numbers, Count,
      Numbers,
      Count, Ints
    ) -> Void
  { get }
}

extension Float: LAPACKElement {
  static var getrf: (Count, Count, Numbers, Count, Ints, Ints) -> Void {
    unsafe OpenBLAS.routine("sgetrf_", as: sgetrf_t.self)
  }
  static var getrs: (Letter, Count, Count, Inputs, Count, Count, Numbers, Count, Ints) -> Void {
    unsafe OpenBLAS.routine("sgetrs_", as: sgetrs_t.self)
  }
  static var getri: (Count, Numbers, Count, Count, Numbers, Count, Ints) -> Void {
    unsafe OpenBLAS.routine("sgetri_", as: sgetri_t.self)
  }
  static var trtri: (Letter, Letter, Count, Numbers, Count, Ints) -> Void {
    unsafe OpenBLAS.routine("strtri_", as: strtri_t.self)
  }
  static var potrf: (Letter, Count, Numbers, Count, Ints) -> Void {
    unsafe OpenBLAS.routine("spotrf_", as: spotrf_t.self)
  }
  static var geqrf: (Count, Count, Numbers, Count, Numbers, Numbers, Count, Ints) -> Void {
    unsafe OpenBLAS.routine("sgeqrf_", as: sgeqrf_t.self)
  }
  static var orgqr: (Count, Count, Count, Numbers, Count, Inputs, Numbers, Count, Ints) -> Void {
    unsafe OpenBLAS.routine("sorgqr_", as: sorgqr_t.self)
  }
  static var gesdd:
    (
      Letter, Count, Count, Numbers, Count, Numbers, Numbers, Count, Numbers, Count, Numbers, Count,
      Ints, Ints
    ) -> Void
  { unsafe OpenBLAS.routine("sgesdd_", as: sgesdd_t.self) }
  static var syevd:
    (Letter, Letter, Count, Numbers, Count, Numbers, Numbers, Count, Ints, Count, Ints) -> Void
  { unsafe OpenBLAS.routine("ssyevd_", as: ssyevd_t.self) }
  static var geev:
    (
      Letter, Letter, Count, Numbers, Count, Numbers, Numbers, Numbers, Count, Numbers, Count,
      Numbers,
      Count, Ints
    ) -> Void
  { unsafe OpenBLAS.routine("sgeev_", as: sgeev_t.self) }
}

extension Double: LAPACKElement {
  static var getrf: (Count, Count, Numbers, Count, Ints, Ints) -> Void {
    unsafe OpenBLAS.routine("dgetrf_", as: dgetrf_t.self)
  }
  static var getrs: (Letter, Count, Count, Inputs, Count, Count, Numbers, Count, Ints) -> Void {
    unsafe OpenBLAS.routine("dgetrs_", as: dgetrs_t.self)
  }
  static var getri: (Count, Numbers, Count, Count, Numbers, Count, Ints) -> Void {
    unsafe OpenBLAS.routine("dgetri_", as: dgetri_t.self)
  }
  static var trtri: (Letter, Letter, Count, Numbers, Count, Ints) -> Void {
    unsafe OpenBLAS.routine("dtrtri_", as: dtrtri_t.self)
  }
  static var potrf: (Letter, Count, Numbers, Count, Ints) -> Void {
    unsafe OpenBLAS.routine("dpotrf_", as: dpotrf_t.self)
  }
  static var geqrf: (Count, Count, Numbers, Count, Numbers, Numbers, Count, Ints) -> Void {
    unsafe OpenBLAS.routine("dgeqrf_", as: dgeqrf_t.self)
  }
  static var orgqr: (Count, Count, Count, Numbers, Count, Inputs, Numbers, Count, Ints) -> Void {
    unsafe OpenBLAS.routine("dorgqr_", as: dorgqr_t.self)
  }
  static var gesdd:
    (
      Letter, Count, Count, Numbers, Count, Numbers, Numbers, Count, Numbers, Count, Numbers, Count,
      Ints, Ints
    ) -> Void
  { unsafe OpenBLAS.routine("dgesdd_", as: dgesdd_t.self) }
  static var syevd:
    (Letter, Letter, Count, Numbers, Count, Numbers, Numbers, Count, Ints, Count, Ints) -> Void
  { unsafe OpenBLAS.routine("dsyevd_", as: dsyevd_t.self) }
  static var geev:
    (
      Letter, Letter, Count, Numbers, Count, Numbers, Numbers, Numbers, Count, Numbers, Count,
      Numbers,
      Count, Ints
    ) -> Void
  { unsafe OpenBLAS.routine("dgeev_", as: dgeev_t.self) }
}
