# A typographic quotation mark.
x = “text”
