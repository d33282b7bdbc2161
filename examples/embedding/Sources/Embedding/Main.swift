// A Swift program that embeds metapeft: what it shows is checked, and the first thing that is not as
// expected ends it with status 1.
import MetaPEFT

@main
struct Main {
  static func main() throws {
    try functions()
    try objects()
    try arrays()
    try limits()
    try cancelling()
    print("embedding: everything as expected")
  }
}
