/// A log in JSON: objects a line, an array of them, or a trainer's state.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = [UInt8](start, count)
  guard let first = bytes.first else { return 0 }
  let heads = ["", "{\"", "[{\"step\":1,\"loss\":", "{\"log_history\": [", "{\"step\":1,\"loss\":"]
  checkLog(Array(heads[Int(first) % heads.count].utf8) + bytes.dropFirst(), metric: "loss")
  return 0
}
