import COpenBLAS

/// The element types that LAPACK decomposes, each with its routines.
///
/// Integers are LAPACK's 32-bit ones; `work` and `size` are a routine's scratch, whose best size it
/// tells when asked with a size of −1.
protocol LAPACKElement: BLASElement, RealElement {
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
  static var getrf: (Count, Count, Numbers, Count, Ints, Ints) -> Void { unsafe sgetrf_ }
  static var getrs: (Letter, Count, Count, Inputs, Count, Count, Numbers, Count, Ints) -> Void {
    unsafe sgetrs_
  }
  static var getri: (Count, Numbers, Count, Count, Numbers, Count, Ints) -> Void {
    unsafe sgetri_
  }
  static var trtri: (Letter, Letter, Count, Numbers, Count, Ints) -> Void { unsafe strtri_ }
  static var potrf: (Letter, Count, Numbers, Count, Ints) -> Void { unsafe spotrf_ }
  static var geqrf: (Count, Count, Numbers, Count, Numbers, Numbers, Count, Ints) -> Void {
    unsafe sgeqrf_
  }
  static var orgqr: (Count, Count, Count, Numbers, Count, Inputs, Numbers, Count, Ints) -> Void {
    unsafe sorgqr_
  }
  static var gesdd:
    (
      Letter, Count, Count, Numbers, Count, Numbers, Numbers, Count, Numbers, Count, Numbers, Count,
      Ints, Ints
    ) -> Void
  { unsafe sgesdd_ }
  static var syevd:
    (Letter, Letter, Count, Numbers, Count, Numbers, Numbers, Count, Ints, Count, Ints) -> Void
  { unsafe ssyevd_ }
  static var geev:
    (
      Letter, Letter, Count, Numbers, Count, Numbers, Numbers, Numbers, Count, Numbers, Count,
      Numbers,
      Count, Ints
    ) -> Void
  { unsafe sgeev_ }
}

extension Double: LAPACKElement {
  static var getrf: (Count, Count, Numbers, Count, Ints, Ints) -> Void { unsafe dgetrf_ }
  static var getrs: (Letter, Count, Count, Inputs, Count, Count, Numbers, Count, Ints) -> Void {
    unsafe dgetrs_
  }
  static var getri: (Count, Numbers, Count, Count, Numbers, Count, Ints) -> Void {
    unsafe dgetri_
  }
  static var trtri: (Letter, Letter, Count, Numbers, Count, Ints) -> Void { unsafe dtrtri_ }
  static var potrf: (Letter, Count, Numbers, Count, Ints) -> Void { unsafe dpotrf_ }
  static var geqrf: (Count, Count, Numbers, Count, Numbers, Numbers, Count, Ints) -> Void {
    unsafe dgeqrf_
  }
  static var orgqr: (Count, Count, Count, Numbers, Count, Inputs, Numbers, Count, Ints) -> Void {
    unsafe dorgqr_
  }
  static var gesdd:
    (
      Letter, Count, Count, Numbers, Count, Numbers, Numbers, Count, Numbers, Count, Numbers, Count,
      Ints, Ints
    ) -> Void
  { unsafe dgesdd_ }
  static var syevd:
    (Letter, Letter, Count, Numbers, Count, Numbers, Numbers, Count, Ints, Count, Ints) -> Void
  { unsafe dsyevd_ }
  static var geev:
    (
      Letter, Letter, Count, Numbers, Count, Numbers, Numbers, Numbers, Count, Numbers, Count,
      Numbers,
      Count, Ints
    ) -> Void
  { unsafe dgeev_ }
}
