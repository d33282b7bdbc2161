# Notes follow the message.
error = ValueError('with notes')
error.add_note('note one')
error.add_note('note two\nsecond line')
raise error
