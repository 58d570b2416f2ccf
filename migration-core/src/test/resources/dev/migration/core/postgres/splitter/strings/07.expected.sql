SELECT B'01', X'1F', b'0' 'x;y'
