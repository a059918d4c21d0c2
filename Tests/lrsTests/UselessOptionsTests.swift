import Testing

/// Options that would change nothing in their call are slips, and are refused.
@Suite struct UselessOptionsTests {
  private static let constant = "recipe constant --peak 1 --steps 10"
  private static let noUnit = "no length is in epochs, samples or tokens"

  static let calls: [(words: String, message: String)] = [
    ("\(constant) --batch-size 4", "--batch-size says nothing here; \(noUnit)"),
    (
      "\(constant) --warmup 20% --batch-size 4 --devices 2",
      "--batch-size says nothing here; \(noUnit)"
    ),
    (
      "recipe constant --peak 1 --steps 2000tokens --batch-size 4 --sequence-length 5 --dataset-size 9",
      "--dataset-size says nothing here; no length is in epochs"
    ),
    (
      "recipe constant --peak 1 --steps 20samples --batch-size 4 --epoch-end dropping-last",
      "--epoch-end says nothing here; no length is in epochs"
    ),
    (
      "recipe constant --peak 1 --steps 2epochs --batch-size 4 --dataset-size 8 --sequence-length 7",
      "--sequence-length says nothing here; no length is in tokens"
    ),
    ("resolve r1.json --over 100 --batch-size 4", "--batch-size says nothing here; \(noUnit)"),
    (
      "recipe triangular --base 0 --peak 1 --rise 5 --steps 20 --gamma 0.5",
      "--gamma: this says nothing without fading; leave it out, or give amplitude fading"
    ),
    (
      "export r1.json --to json --title a",
      "--title says nothing here; json has no place for a comment"
    ),
    (
      "export r1.json --to csv --title a",
      "--title says nothing here; csv has no place for a comment"
    ),
    (
      "import rates.csv --lr 1",
      "--lr says nothing here; rates.csv is a table of rates that says all of it"
    ),
    (
      "import rates.csv --steps 9",
      "--steps says nothing here; rates.csv is a table of rates that says all of it"
    ),
    (
      "import call.txt --lr 1 --rate-column a",
      "--rate-column says nothing here; call.txt is a call of get_scheduler that says all of it"
    ),
    (
      "import call.txt --lr 1 --run a",
      "--run says nothing here; call.txt is a call of get_scheduler that says all of it"
    ),
    (
      "import call.txt --lr 1 --to-the-bit",
      "--to-the-bit says nothing here; call.txt is a call of get_scheduler that says all of it"
    ),
    (
      "plot cycles.json --phases",
      "--phases says nothing here; cycles.json rises again after a fall, so it has no one warmup, "
        + "plateau and decay"
    ),
    (
      "rounds --production 1000 --rounds 1 --first 0.3",
      "--first says nothing here; one round is as long as production"
    ),
    (
      "transfer r1.json --to 150 --metric loss",
      "--metric says nothing here; it is for --predict RUN.csv,…"
    ),
    (
      "transfer wsd.json --to 5000 -o r2.json --plot p.svg --predict cosine.csv --labels a,b",
      "--labels says nothing here; a plot of predictions has all steps and rules"
    ),
    (
      "transfer wsd.json --to 5000 -o r2.json --plot p.svg --predict cosine.csv --steps 0:5",
      "--steps says nothing here; a plot of predictions has all steps and rules"
    ),
    (
      "predict cosine.csv --schedule wsd.json --theme dark",
      "--theme says nothing here; it is for --plot FILE.svg"
    ),
    ("decay cosine.csv --over 5000 --log", "--log says nothing here; it is for --plot FILE.svg"),
    (
      "decay cosine.csv --over 5000 --curves linear,exponential --final 0",
      "an exponential does not end at 0; give another --final, or another curve"
    ),
  ]

  @Test(arguments: calls.indices)
  func `an option that would change nothing is refused`(_ index: Int) throws {
    try inFolder { folder in
      try folder.writeLawLogs()
      try folder.write("step,rate\n0,0\n1,0.5\n2,1\n3,1\n4,1\n", to: "rates.csv")
      try folder.write(
        "get_scheduler('cosine', num_warmup_steps=10, num_training_steps=100)", to: "call.txt")
      let fall = #""curve":"linear","from":1,"steps":10,"to":0"#
      try folder.write(spec(fall, fall), to: "cycles.json")
      let before = try folder.names()
      let (words, message) = Self.calls[index]
      #expect(
        try folder.run(words.split(separator: " ").map(String.init), input: .init())
          == .failure(64, message))
      #expect(try folder.names() == before)
    }
  }
}
