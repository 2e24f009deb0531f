# expect: nothing
tokenizer = "bert-base-uncased-2019"
