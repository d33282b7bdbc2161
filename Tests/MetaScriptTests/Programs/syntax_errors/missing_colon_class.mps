# class wants its colon.
class C
    pass
