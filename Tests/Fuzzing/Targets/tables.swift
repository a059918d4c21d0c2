/// A log in columns: the first byte says whose header stands before the rest, or none.
private let headers = [
  "", "trial,step,loss\n", "step,lr,loss\n", "epoch,loss,step,train/learning_rate\n",
  "\"Step\",\"a - loss\",\"a - loss__MIN\",\"a - loss__MAX\",\"b - loss\"\n",
  "_step,_runtime,_timestamp,loss,learning_rate\n", "Wall time,Step,Value\n",
  "number,value,datetime_start,params_lr,user_attrs_steps,state\n",
  "trial,lr,steps_to_target\n", "1700000000000 0.5 1\n", "trial,step,max_train_steps,loss,lr\n",
]

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = [UInt8](start, count)
  guard let first = bytes.first else { return 0 }
  let header = Int(first) % headers.count
  checkLog(Array(headers[header].utf8) + bytes.dropFirst(), metric: "loss")
  return 0
}
