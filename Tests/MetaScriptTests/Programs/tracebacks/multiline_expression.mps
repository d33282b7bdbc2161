# An expression over several lines shows its first line.
total = (1 +
         2 +
         None +
         3)
