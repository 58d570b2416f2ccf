SELECT E'a' 'b\'
