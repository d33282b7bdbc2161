# try wants its colon.
try
    pass
except: pass
